package cn.sanwei.contracts;

/** A well-formed event of a type that this release does not know: to be set aside until one that does. */
public class UnknownEventType extends ContractViolation {
    public UnknownEventType(String type) {
        super("unknown event type " + type);
    }
}
