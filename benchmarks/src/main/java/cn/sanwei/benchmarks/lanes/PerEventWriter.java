package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.LedgerEntry;
import cn.sanwei.scoring.rulebook.CycleDays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * What one event changes, in one round trip: all its statements are sent together outside of an explicit transaction,
 * which PostgreSQL takes as one. Each shape of it is prepared once.
 */
final class PerEventWriter implements AutoCloseable {
    private static final String REPLACE = """
            update ledger_entry set superseded_at = now()
            where township = ? and member = ? and cycle = ? and fact = ? and rule = ? and not after_close
              and superseded_at is null;
            """;
    private static final String ENTRY = "insert into ledger_entry (" + RatingTables.ENTRY_COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);\n";
    private static final String STANDING = """
            insert into standing (township, county, partition, member, cycle, organisation, state, outcome, total, base,
                platform, points, wish, grade, rule_book, rule_book_version, ledger_hash, as_of)
            values (?, ?, ?, ?, ?, ?, 'open', 'graded', ?, 0, 0, 0, 0, ?, ?, ?, '', ?)
            on conflict (township, cycle, member) do update set total = excluded.total, grade = excluded.grade,
                as_of = excluded.as_of, revision = standing.revision + 1;
            """;
    private static final String FACT = """
            insert into fact (township, county, source, sequence, event, event_type, subject_kind, subject, type,
                occurred_at, recorded_at, measures, attributes)
            values (?, ?, ?, ?, ?, ?, 'member', ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb));
            """;
    private static final String OFFSET =
            "update partition_offset set next_offset = ? where partition = ? and topic = ?";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    PerEventWriter(Connection connection) {
        this.connection = connection;
    }

    void write(
            Received received,
            Fact fact,
            MemberLedger.Change change,
            String organisation,
            TopicPartition partition,
            long next)
            throws SQLException {
        PreparedStatement statement = prepared(REPLACE.repeat(change.replaced().size())
                + ENTRY.repeat(change.fresh().size())
                + STANDING
                + FACT
                + OFFSET);
        Parameters set = new Parameters(statement);
        UUID member = UUID.fromString(fact.subject().id());
        for (LedgerEntry entry : change.replaced()) {
            set.next(received.township())
                    .next(member)
                    .next("2026")
                    .next(entry.fact())
                    .next(entry.rule());
        }
        for (LedgerEntry entry : change.fresh()) {
            entry(set, received, member, entry);
        }
        standing(set, received, member, change, organisation, partition);
        fact(set, received, fact, member);
        set.next(next).next(partition.partition()).next(partition.topic());
        statement.execute();
    }

    /** What changes nothing but how far it was read. */
    void skip(TopicPartition partition, long next) throws SQLException {
        PreparedStatement statement = prepared(OFFSET);
        new Parameters(statement).next(next).next(partition.partition()).next(partition.topic());
        statement.execute();
    }

    private static void entry(Parameters set, Received received, UUID member, LedgerEntry entry) throws SQLException {
        set.next(received.township())
                .next(RatingTables.COUNTY)
                .next(member)
                .next("2026")
                .next(entry.fact())
                .next(UUID.fromString(entry.event()))
                .next(entry.rule())
                .next(entry.label())
                .next(entry.micro().code())
                .next(CycleDays.dayOf(entry.occurredAt()))
                .next(Timestamp.from(entry.occurredAt()))
                .next(entry.raw().hundredths())
                .next(entry.points().hundredths())
                .next(entry.reason())
                .next("measured")
                .next(entry.ruleBookVersion());
    }

    private static void standing(
            Parameters set,
            Received received,
            UUID member,
            MemberLedger.Change change,
            String organisation,
            TopicPartition partition)
            throws SQLException {
        set.next(received.township())
                .next(RatingTables.COUNTY)
                .next(partition.partition())
                .next(member)
                .next("2026")
                .next(UUID.fromString(organisation))
                .next(change.ledger().total().hundredths())
                .next(change.ledger().indicated().orElseThrow().code())
                .next("measured")
                .next(change.ledger().ruleBookVersion())
                .next(Timestamp.from(received.envelope().recordedTime()));
    }

    private static void fact(Parameters set, Received received, Fact fact, UUID member) throws SQLException {
        set.next(received.township())
                .next(RatingTables.COUNTY)
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

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
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
