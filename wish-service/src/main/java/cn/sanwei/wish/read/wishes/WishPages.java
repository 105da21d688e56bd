package cn.sanwei.wish.read.wishes;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Page;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.TimeCursor;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lists of wishes by page, newest first. */
@ApplicationScoped
class WishPages {
    private static final Set<String> STATES =
            Set.of("submitted", "refused", "accepted", "published", "claimed", "fulfilled", "confirmed");
    private static final String AFTER = """
            and (cast(:state as text) is null or state = cast(:state as text))
            and (%1$s, id) < (cast(cast(:at as text) as timestamptz), cast(cast(:id as text) as uuid))
            order by %1$s desc, id desc limit :rows
            """;
    private static final String ALL = """
            select cast(id as text), state, category, public_wording, title, cast(claimant as text),
                   cast(promised_by as text), cast(extract(epoch from submitted_at) * 1000 as bigint)
            from wish where true
            """ + AFTER.formatted("submitted_at");
    private static final String MINE = """
            select cast(id as text), state, category, public_wording,
                   case when submitter = :account then title end, cast(claimant as text),
                   cast(promised_by as text), cast(extract(epoch from submitted_at) * 1000 as bigint)
            from wish where (submitter = :account or claimant = cast(cast(:member as text) as uuid))
            """ + AFTER.formatted("submitted_at");
    private static final String PUBLIC = """
            select cast(id as text), state, category, wording, cast(null as text), cast(null as text),
                   cast(null as text), cast(extract(epoch from published_at) * 1000 as bigint)
            from public_wish where true
            """ + AFTER.formatted("published_at");

    private final EventStore store;

    WishPages(EventStore store) {
        this.store = store;
    }

    Uni<Page<WishSummary>> all(Caller caller, String state, String cursor, Integer limit) {
        return page(caller, ALL, Map.of(), state, cursor, limit);
    }

    Uni<Page<WishSummary>> published(Caller caller, String state, String cursor, Integer limit) {
        return page(caller, PUBLIC, Map.of(), state, cursor, limit);
    }

    Uni<Page<WishSummary>> mine(Caller caller, String state, String cursor, Integer limit) {
        String member = caller.member().map(Object::toString).orElse("");
        return page(caller, MINE, Map.of("account", caller.subject(), "member", member), state, cursor, limit);
    }

    private Uni<Page<WishSummary>> page(
            Caller caller, String sql, Map<String, String> who, String state, String cursor, Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problems.malformed("state", "没有这一状态");
        }
        int rows = Page.limit(limit);
        TimeCursor after = TimeCursor.parse(cursor);
        return store.read(caller.division(), transaction -> {
            var query = transaction
                    .session()
                    .createNativeQuery(sql, Object[].class)
                    .setParameter("state", state)
                    .setParameter("at", after.at().toString())
                    .setParameter("id", after.id().toString())
                    .setParameter("rows", rows + 1);
            who.forEach((name, value) -> query.setParameter(name, value.isEmpty() ? null : value));
            return query.getResultList()
                    .map(found -> Page.of(
                            found.stream().map(WishPages::summary).toList(),
                            rows,
                            last -> new TimeCursor(last.at(), last.id()).toString()));
        });
    }

    private static WishSummary summary(Object[] row) {
        return new WishSummary(
                UUID.fromString((String) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                row[5] == null ? null : UUID.fromString((String) row[5]),
                row[6] == null ? null : LocalDate.parse((String) row[6]),
                Instant.ofEpochMilli(((Number) row[7]).longValue()));
    }
}
