package cn.sanwei.eventstore;

/** A text with the character U+0000, which PostgreSQL cannot hold. The edge refuses it before; this is the last wall. */
public final class UnstorableText extends StoreFailure {
    public UnstorableText(Throwable cause) {
        super("a text contains the character U+0000", cause);
    }
}
