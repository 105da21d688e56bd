package cn.sanwei.rating.projector;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers by which a township's rows name what its events, facts and entries are called. A new one is written with
 * the batch that draws it; nobody else draws any, since a township has one owner.
 */
final class Vocabulary {
    /** A reason may hold a figure or an id, so there is no end of them: beyond this an entry carries its own. */
    private static final int WORDINGS_AT_MOST = 10_000;

    /** @param subjectKind null, like type, for an event that gives no fact */
    record Kind(String eventType, String subjectKind, String type) {}

    /** @param reason null where each entry has its own */
    record Wording(String rule, String label, String micro, String ruleBook, int ruleBookVersion, String reason) {}

    record NewKind(String township, int no, Kind kind) {}

    record NewWording(String township, int no, Wording wording) {}

    /** @param reason of the entry's own, null where the words say it */
    record Said(int wording, String reason) {}

    private final String township;
    private final Map<Kind, Integer> kinds;
    private final Map<Wording, Integer> wordings;

    Vocabulary(String township, Map<Kind, Integer> kinds, Map<Wording, Integer> wordings) {
        this.township = township;
        this.kinds = new HashMap<>(kinds);
        this.wordings = new HashMap<>(wordings);
    }

    int kind(Kind kind, Pending pending) {
        Integer known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        int no = kinds.size() + 1;
        kinds.put(kind, no);
        pending.newKinds.add(new NewKind(township, no, kind));
        return no;
    }

    Said say(Rows.EntryRow entry, Pending pending) {
        Wording whole = new Wording(
                entry.rule(), entry.label(), entry.micro(), entry.ruleBook(), entry.ruleBookVersion(), entry.reason());
        Integer known = wordings.get(whole);
        if (known != null) {
            return new Said(known, null);
        }
        if (wordings.size() < WORDINGS_AT_MOST) {
            return new Said(draw(whole, pending), null);
        }
        Wording open = new Wording(
                entry.rule(), entry.label(), entry.micro(), entry.ruleBook(), entry.ruleBookVersion(), null);
        Integer no = wordings.get(open);
        return new Said(no == null ? draw(open, pending) : no, entry.reason());
    }

    private int draw(Wording wording, Pending pending) {
        int no = wordings.size() + 1;
        wordings.put(wording, no);
        pending.newWordings.add(new NewWording(township, no, wording));
        return no;
    }
}
