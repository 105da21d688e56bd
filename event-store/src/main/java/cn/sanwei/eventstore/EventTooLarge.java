package cn.sanwei.eventstore;

/** An event that could stop the relay for good, since the broker would refuse its record. */
public final class EventTooLarge extends StoreFailure {
    public EventTooLarge(String type, int bytes, int most) {
        super(type + " has " + bytes + " bytes, at most " + most + " are taken");
    }
}
