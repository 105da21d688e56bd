package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** What one event changes, in one transaction: statements that are prepared once, one after the other, and a commit. */
final class PerEventWriter implements AutoCloseable {
    private static final String REPLACE = """
            update lane.plain_entry set superseded_at = now()
            where member = ? and fact = ? and rule = ? and superseded_at is null
            """;
    private static final String ENTRY = """
            insert into lane.plain_entry (township, member, cycle, fact, rule, label, micro, on_day, occurred_at, raw,
                points, reason, version)
            values (?, ?, '2026', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String STANDING = """
            insert into lane.standing (township, member, total, grade) values (?, ?, ?, ?)
            on conflict (member) do update set total = excluded.total, grade = excluded.grade
            """;
    private static final String FACT = """
            insert into lane.plain_fact (township, source, sequence, event, event_type, member, type, occurred_at,
                recorded_at, measures, attributes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))
            """;
    private static final String OFFSET = """
            insert into lane.plain_offset (next_offset, partition, topic) values (?, ?, ?)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset
            """;

    private final Connection connection;
    private final PreparedStatement replace;
    private final PreparedStatement insert;
    private final PreparedStatement standing;
    private final PreparedStatement fact;
    private final PreparedStatement offset;

    PerEventWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        replace = connection.prepareStatement(REPLACE);
        insert = connection.prepareStatement(ENTRY);
        standing = connection.prepareStatement(STANDING);
        fact = connection.prepareStatement(FACT);
        offset = connection.prepareStatement(OFFSET);
    }

    void write(Received received, Fact its, MemberLedger.Change change, TopicPartition partition, long next)
            throws SQLException {
        UUID member = UUID.fromString(its.subject().id());
        for (LedgerEntry entry : change.replaced()) {
            new Parameters(replace)
                    .next(member)
                    .next(UUID.fromString(entry.fact()))
                    .next(entry.rule());
            replace.executeUpdate();
        }
        for (LedgerEntry entry : change.fresh()) {
            entry(new Parameters(insert), received, member, entry);
            insert.executeUpdate();
        }
        standing(new Parameters(standing), received, member, change);
        standing.executeUpdate();
        fact(new Parameters(fact), received, its, member);
        fact.executeUpdate();
        skip(partition, next);
    }

    /** What changes nothing but how far it was read. */
    void skip(TopicPartition partition, long next) throws SQLException {
        new Parameters(offset).next(next).next(partition.partition()).next(partition.topic());
        offset.executeUpdate();
        connection.commit();
    }

    private static void entry(Parameters set, Received received, UUID member, LedgerEntry entry) throws SQLException {
        set.next(received.township())
                .next(member)
                .next(UUID.fromString(entry.fact()))
                .next(entry.rule())
                .next(entry.label())
                .next(entry.micro().code())
                .next(CycleDays.dayOf(entry.occurredAt()))
                .next(Timestamp.from(entry.occurredAt()))
                .next(entry.raw().hundredths())
                .next(entry.points().hundredths())
                .next(entry.reason())
                .next(entry.ruleBookVersion());
    }

    private static void standing(Parameters set, Received received, UUID member, MemberLedger.Change change)
            throws SQLException {
        set.next(received.township())
                .next(member)
                .next(change.ledger().total().hundredths())
                .next(change.ledger().indicated().orElseThrow().code());
    }

    private static void fact(Parameters set, Received received, Fact fact, UUID member) throws SQLException {
        set.next(received.township())
                .next(received.envelope().source())
                .next(received.envelope().sequence())
                .next(received.envelope().id())
                .next(received.envelope().type())
                .next(member)
                .next(fact.type())
                .next(Timestamp.from(fact.occurredAt()))
                .next(Timestamp.from(fact.recordedAt()))
                .next(FactJson.measures(fact))
                .next(FactJson.attributes(fact));
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(replace, insert, standing, fact, offset)) {
            statement.close();
        }
    }

    /** Fills a statement from left to right. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int index;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters next(Object value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }
    }
}
