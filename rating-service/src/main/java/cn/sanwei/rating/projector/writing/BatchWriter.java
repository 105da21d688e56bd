package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.closing.Closing;
import cn.sanwei.rating.projector.folding.BatchFolding;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.CopyRows;
import cn.sanwei.rating.projector.tables.Ownership;
import cn.sanwei.rating.projector.tables.Progress;
import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.topics.Incoming;
import cn.sanwei.rating.projector.topics.Judged;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a batch that is folded, in one transaction: after the proof that its projection is still the one to be written, the
 * store's own events as the first write, as the store demands of every append, then the proof of ownership, then all the
 * rest.
 */
final class BatchWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final Statements statements;
    private final Projection projection;
    private final Map<String, String> counties;

    /** @param counties by township */
    BatchWriter(Connection connection, Projection projection, Map<String, String> counties) {
        this.connection = connection;
        this.projection = projection;
        this.statements = new Statements(connection);
        this.counties = counties;
    }

    void write(FoldedBatch batch) throws SQLException {
        Pending pending = batch.pending();
        BatchFolding folding = batch.folding();
        projection.hold(statements);
        OwnEvents.append(statements, folding.ownEvents(), counties, batch.at());
        new Ownership(statements).require(batch.progress().tokens());
        new HeardRows(connection, counties).write(pending);
        LedgerRows ledgers = new LedgerRows(connection, projection, counties);
        ledgers.cycles(pending.opened);
        ledgers.write(folding.changes(), pending.further);
        ledgers.branches(folding.branchRows());
        List<Rows.UnfoldedRow> unfolded = new ArrayList<>(folding.unfolded());
        unfolded.addAll(pending.turns.refused);
        ledgers.unfolded(unfolded, folding.folded());
        new ClosingRows(statements).write(pending.closings, folding.quarterClosings());
        List<Rows.ClosingRow> closed = closings(pending, folding.closings());
        new TurnRows(statements).write(pending.turns, folding.due(), closed);
        new AwardRows(statements, counties).write(pending.awards.values(), folding.changes());
        unread(pending);
        counties(pending.countyOf);
        progress(pending, batch.progress());
        if (projection.serves()) {
            notifications(folding.changes());
        }
    }

    private String county(String township) {
        return counties.get(township);
    }

    private List<Rows.ClosingRow> closings(Pending pending, List<Closing> closings) throws SQLException {
        List<Rows.ClosingRow> rows = new ArrayList<>();
        List<Rows.FrozenRow> frozen = new ArrayList<>();
        closings.forEach(closing -> {
            rows.add(closing.row());
            frozen.addAll(closing.frozen());
        });
        pending.closedElsewhere.forEach(closed -> {
            rows.add(closed.closing());
            frozen.addAll(closed.frozen());
        });
        for (Rows.ClosingRow row : rows) {
            statements.update(
                    """
                    insert into cycle_closing (township, county, cycle, request, event, rule_book, rule_book_version, hash,
                        closed_at, made_here) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    row.township(),
                    county(row.township()),
                    row.cycle(),
                    row.request(),
                    row.event(),
                    row.ruleBook(),
                    row.ruleBookVersion(),
                    row.hash(),
                    row.closedAt(),
                    row.madeHere());
        }
        try (CopyRows copy = new CopyRows(
                connection,
                "frozen_standing (township, county, cycle, member, total, grade, outcome, ledger_hash)",
                8)) {
            for (Rows.FrozenRow row : frozen) {
                copy.row()
                        .text(row.standing().township())
                        .text(county(row.standing().township()))
                        .text(row.standing().cycle())
                        .uuid(row.standing().member())
                        .bigint(row.total())
                        .text(row.grade())
                        .text(row.outcome())
                        .text(row.ledgerHash());
            }
            copy.end();
        }
        return rows;
    }

    private void unread(Pending pending) throws SQLException {
        for (Judged.Dead dead : pending.dead) {
            Incoming incoming = dead.incoming();
            if (incoming.origin() == Incoming.Origin.DEAD) {
                statements.update(
                        "update dead_event set replay_requested = false, replays = replays + 1, reason = ? where id = ?",
                        dead.reason(),
                        incoming.deadId());
                continue;
            }
            statements.update(
                    """
                    insert into dead_event (topic, topic_id, partition, kafka_offset, record_key, headers, value, reason)
                    values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)
                    on conflict on constraint dead_event_once do nothing
                    """,
                    incoming.place().topic(),
                    incoming.place().topicId(),
                    incoming.place().partition(),
                    incoming.place().offset(),
                    incoming.key(),
                    headers(incoming),
                    incoming.value(),
                    dead.reason());
        }
        if (!pending.noLongerWaiting.isEmpty()) {
            noLongerWaiting(pending.noLongerWaiting);
        }
        if (!pending.replayed.isEmpty()) {
            statements.update("""
                    update dead_event set replay_requested = false, replays = replays + 1, resolved_at = now()
                    where id = any(?)
                    """, statements.column("bigint", pending.replayed, id -> id));
        }
        unknown(pending.unknown);
    }

    private void noLongerWaiting(List<Incoming.Place> places) throws SQLException {
        statements.update(
                """
                delete from waiting_event w using unnest(?, ?, ?, ?) as t (topic, topic_id, partition, kafka_offset)
                where w.topic = t.topic and w.topic_id = t.topic_id and w.partition = t.partition
                  and w.kafka_offset = t.kafka_offset
                """,
                statements.column("text", places, Incoming.Place::topic),
                statements.column("text", places, Incoming.Place::topicId),
                statements.column("integer", places, Incoming.Place::partition),
                statements.column("bigint", places, Incoming.Place::offset));
    }

    private void unknown(List<Judged.Unknown> events) throws SQLException {
        for (Judged.Unknown unknown : events) {
            Incoming incoming = unknown.incoming();
            statements.update(
                    """
                    insert into waiting_event (topic, topic_id, partition, kafka_offset, type, record_key, headers, value)
                    values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?) on conflict do nothing
                    """,
                    incoming.place().topic(),
                    incoming.place().topicId(),
                    incoming.place().partition(),
                    incoming.place().offset(),
                    unknown.type(),
                    incoming.key(),
                    headers(incoming),
                    incoming.value());
        }
    }

    /** Bytes in Base64: what is wrong with a header may be that it is no text. */
    private static String headers(Incoming incoming) {
        ArrayNode headers = JSON.createArrayNode();
        incoming.headers()
                .forEach((name, value) -> headers.addObject()
                        .put("name", name.replace("\0", "\uFFFD"))
                        .put("value", value == null ? null : Base64.getEncoder().encodeToString(value)));
        return headers.toString();
    }

    /**
     * A township that became known, or went over to another county, takes its rows along, those of this batch too. The
     * store knows it already when a rebuild reads of it.
     */
    private void counties(Map<String, String> countyOf) throws SQLException {
        for (Map.Entry<String, String> known : countyOf.entrySet()) {
            if (projection.serves()) {
                statements.update("""
                        insert into township (id, county) values (?, ?)
                        on conflict (id) do update set county = excluded.county
                        """, known.getKey(), known.getValue());
            }
            statements.query("select follow_county(?, ?)", row -> true, known.getKey(), known.getValue());
        }
    }

    private void progress(Pending pending, Progress progress) throws SQLException {
        Collection<Map.Entry<Pending.SourceKey, String>> seen = pending.sequences.entrySet();
        statements.update(
                """
                insert into sequence_seen (partition, source, sequence) select * from unnest(?, ?, ?)
                on conflict (partition, source) do update set sequence = excluded.sequence
                """,
                statements.column("integer", seen, each -> each.getKey().partition()),
                statements.column("text", seen, each -> each.getKey().source()),
                statements.column("text", seen, Map.Entry::getValue));
        Collection<Map.Entry<Progress.Log, Progress.Reached>> reached =
                progress.offsets().entrySet();
        statements.update(
                """
                insert into partition_offset (partition, topic, next_offset, topic_id, leader_epoch)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (partition, topic) do update set next_offset = excluded.next_offset,
                    topic_id = excluded.topic_id, leader_epoch = excluded.leader_epoch
                """,
                statements.column("integer", reached, each -> each.getKey().partition()),
                statements.column("text", reached, each -> each.getKey().topic()),
                statements.column("bigint", reached, each -> each.getValue().nextOffset()),
                statements.column("text", reached, each -> each.getValue().topicId()),
                statements.column("integer", reached, each -> each.getValue().leaderEpoch()));
    }

    /** Heard after the commit by every replica that holds a live stream open. */
    private void notifications(List<LedgerChange> changes) throws SQLException {
        Map<String, Integer> standings = new HashMap<>();
        changes.stream()
                .filter(LedgerChange::changesStanding)
                .forEach(change -> standings.merge(change.after().key().township(), 1, Integer::sum));
        for (Map.Entry<String, Integer> changed : standings.entrySet()) {
            ObjectNode message = JSON.createObjectNode();
            message.put("township", changed.getKey());
            message.put("county", county(changed.getKey()));
            message.put("n", changed.getValue());
            statements.query("select pg_notify('standings', ?)", row -> true, message.toString());
        }
    }
}
