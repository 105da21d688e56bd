package cn.sanwei.points.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Forgets what somebody wrote into the complaint and suggestion box, and what he was answered. What was published of it is
 * the office's wording, names nobody, and is taken back by the office.
 */
public final class BoxTexts {
    private static final String OF_MEMBER = "e.member = cast(cast(:whose as text) as uuid)";
    private static final String OF_ENTRY = "e.entry = cast(cast(:whose as text) as uuid)";
    private static final String STEPS =
            "update box_step s set text = null from box_entry e where e.entry = s.entry and ";
    /** Nobody can answer what is not there any more: what is open is as if it had been withdrawn. Nor is it news. */
    private static final String ENTRIES = """
            update box_entry e set text = '', contact = null, wording = null, seen_version = version,
                stage = case when closed_on is null then 'withdrawn' else stage end,
                closed_on = coalesce(closed_on, cast(cast(:today as text) as date))
            where
            """;

    private BoxTexts() {}

    public static Uni<Void> eraseOf(Transaction transaction, MemberId member, LocalDate today) {
        return erase(transaction, OF_MEMBER, member, today);
    }

    public static Uni<Void> erase(Transaction transaction, UUID entry, LocalDate today) {
        return erase(transaction, OF_ENTRY, entry, today);
    }

    private static Uni<Void> erase(Transaction transaction, String which, Object whose, LocalDate today) {
        return Tables.change(transaction, STEPS + which, Map.of("whose", whose))
                .chain(() -> Tables.change(transaction, ENTRIES + which, Map.of("whose", whose, "today", today)))
                .replaceWithVoid();
    }
}
