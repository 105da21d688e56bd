package cn.sanwei.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an accepted command is answered, kept in its receipt.
 *
 * @param replayed whether this is the answer to an earlier request with the same key
 * @param status of HTTP, 2xx: refusals leave no receipt
 */
public record CommandAnswer(boolean replayed, int status, ObjectNode body) {
    public CommandAnswer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("only an accepted command is answered like this, not with " + status);
        }
    }

    /** A first answer. */
    public CommandAnswer(int status, ObjectNode body) {
        this(false, status, body);
    }

    /** The same with one more field; the value is written by Jackson as it stands, so give texts for decimals. */
    public CommandAnswer with(String field, Object value) {
        ObjectNode more = body.deepCopy();
        more.set(field, Json.tree(value));
        return new CommandAnswer(replayed, status, more);
    }
}
