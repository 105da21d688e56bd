package cn.sanwei.rating.projector.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which a township's rows name what its events, facts and entries are called. A new one is written with
 * the batch that draws it; nobody else draws any, since a township has one owner.
 */
public final class Vocabulary {
    /** A reason may hold a figure or an id, so there is no end of them: beyond this an entry carries its own. */
    private static final int WORDINGS_AT_MOST = 10_000;

    /** @param subjectKind null, like type, for an event that gives no fact */
    public record Kind(String eventType, String subjectKind, String type) {}

    /** @param reason null where each entry has its own */
    public record Wording(
            String rule, String label, String micro, String ruleBook, int ruleBookVersion, String reason) {}

    public record NewKind(String township, int no, Kind kind) {}

    public record NewWording(String township, int no, Wording wording) {}

    /** @param reason of the entry's own, null where the words say it */
    public record Said(int wording, String reason) {}

    /** What a batch draws, to be written with it. */
    public static final class Drawn {
        public final List<NewKind> kinds = new ArrayList<>();
        public final List<NewWording> wordings = new ArrayList<>();
    }

    private final String township;
    private final Map<Kind, Integer> kinds;
    private final Map<Wording, Integer> wordings;

    public Vocabulary(String township, Map<Kind, Integer> kinds, Map<Wording, Integer> wordings) {
        this.township = township;
        this.kinds = new HashMap<>(kinds);
        this.wordings = new HashMap<>(wordings);
    }

    public int kind(Kind kind, Drawn drawn) {
        Integer known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        int no = kinds.size() + 1;
        kinds.put(kind, no);
        drawn.kinds.add(new NewKind(township, no, kind));
        return no;
    }

    public Said say(Rows.EntryRow entry, Drawn drawn) {
        Wording whole = new Wording(
                entry.rule(), entry.label(), entry.micro(), entry.ruleBook(), entry.ruleBookVersion(), entry.reason());
        Integer known = wordings.get(whole);
        if (known != null) {
            return new Said(known, null);
        }
        if (wordings.size() < WORDINGS_AT_MOST) {
            return new Said(draw(whole, drawn), null);
        }
        Wording open = new Wording(
                entry.rule(), entry.label(), entry.micro(), entry.ruleBook(), entry.ruleBookVersion(), null);
        Integer no = wordings.get(open);
        return new Said(no == null ? draw(open, drawn) : no, entry.reason());
    }

    private int draw(Wording wording, Drawn drawn) {
        int no = wordings.size() + 1;
        wordings.put(wording, no);
        drawn.wordings.add(new NewWording(township, no, wording));
        return no;
    }
}
