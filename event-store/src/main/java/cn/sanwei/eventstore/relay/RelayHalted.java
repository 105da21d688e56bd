package cn.sanwei.eventstore.relay;

/** Going on would skip events or publish to the wrong place. Nothing is published until a person has seen to it. */
class RelayHalted extends RuntimeException {
    RelayHalted(String reason) {
        super(reason);
    }

    RelayHalted(String reason, Throwable cause) {
        super(reason, cause);
    }
}
