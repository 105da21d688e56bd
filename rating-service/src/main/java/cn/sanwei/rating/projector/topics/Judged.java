package cn.sanwei.rating.projector.topics;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;

/** What a record turned out to be. */
public sealed interface Judged {
    Incoming incoming();

    /**
     * @param fact null where it gives none
     * @param key by which it is known for good
     */
    record Event(Incoming incoming, EventEnvelope envelope, SanweiEvent event, Fact fact, Rows.EventKey key)
            implements Judged {
        public String township() {
            return envelope.township().value();
        }
    }

    /** Well-formed, of a type that this release does not know. */
    record Unknown(Incoming incoming, String type) implements Judged {}

    /** @param reason fit for an operator's list: names fields, never their values */
    record Dead(Incoming incoming, String reason) implements Judged {}
}
