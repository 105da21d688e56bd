package cn.sanwei.points.read.box;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BoxTerms;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the township promises in its box today, for whoever promises it. */
public final class Terms {
    /** Before anything was said: what the platform proposes. */
    private static final Row PROPOSED = new Row(
            0,
            BoxTerms.PROPOSED.acknowledge(),
            BoxTerms.PROPOSED.answer(),
            BoxTerms.PROPOSED.extension(),
            BoxTerms.PROPOSED.reopen(),
            null);

    private static final String LAST =
            "select version, acknowledge, answer, extension, reopen, set_at from box_terms order by version desc limit 1";
    private static final String ALL =
            "select version, acknowledge, answer, extension, reopen, set_at from box_terms order by version desc limit 20";

    private Terms() {}

    /**
     * @param version how often they were said; 0 where nobody has
     * @param setAt null where nobody has
     */
    record Row(int version, int acknowledge, int answer, int extension, int reopen, Instant setAt) {
        BoxTerms terms() {
            return new BoxTerms(acknowledge, answer, extension, reopen);
        }
    }

    public static Uni<BoxTerms> find(Transaction transaction) {
        return Tables.first(transaction, Row.class, LAST, Map.of())
                .map(found -> found.orElse(PROPOSED).terms());
    }

    /** The last first; none where the township promises what the platform proposes. */
    static Uni<List<Row>> history(Transaction transaction) {
        return Tables.list(transaction, Row.class, ALL, Map.of());
    }

    /** Those that hold, as they are shown and compared. */
    public static Uni<BoxTermsView> view(Transaction transaction) {
        return history(transaction)
                .map(rows -> BoxTermsView.of(
                        Optional.of(rows)
                                .filter(all -> !all.isEmpty())
                                .map(List::getFirst)
                                .orElse(PROPOSED),
                        rows));
    }
}
