package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.rulebook.CycleDays;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table in which the rating service keeps its entries, and rows that look like its own. */
enum FloorTable {
    /** An entry stands in the row of its fact. */
    HEARD_FACT {
        @Override
        Rows begin(Connection connection) throws SQLException {
            return new HeardFacts(connection);
        }
    },
    LEDGER_ENTRY {
        @Override
        Rows begin(Connection connection) throws SQLException {
            return new LedgerEntries(connection);
        }
    };

    /** One COPY. */
    interface Rows extends AutoCloseable {
        /** @param offset where the record lies: nothing is looked up here, so a repetition is another row */
        void row(Received received, Fact fact, long offset) throws SQLException;

        void end() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    abstract Rows begin(Connection connection) throws SQLException;

    static FloorTable of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('heard_fact') is not null")) {
            row.next();
            return row.getBoolean(1) ? HEARD_FACT : LEDGER_ENTRY;
        }
    }

    private static final class HeardFacts implements Rows {
        private final CopyBinary copy;

        HeardFacts(Connection connection) throws SQLException {
            copy = new CopyBinary(
                    connection,
                    "copy heard_fact (transaction, position, occurred_at, recorded_at, epoch, kind, source, cycle,"
                            + " wording, raw, points, event, subject, township, measures, attributes)"
                            + " from stdin (format binary)",
                    16);
        }

        @Override
        public void row(Received received, Fact fact, long offset) throws SQLException {
            String sequence = received.envelope().sequence();
            copy.row()
                    .bigint(offset)
                    .bigint(Long.parseLong(sequence, sequence.length() - 19, sequence.length(), 10))
                    .instant(fact.occurredAt())
                    .instant(fact.recordedAt())
                    .integer(1)
                    .integer(1)
                    .smallint(received.envelope().source().charAt(1))
                    .smallint(2026)
                    .integer(1)
                    .bigint(200)
                    .bigint(200)
                    .uuid(received.envelope().id())
                    .uuid(received.member(fact))
                    .text(received.township())
                    .text(FactJson.measures(fact))
                    .text(FactJson.attributes(fact));
        }

        @Override
        public void end() throws SQLException {
            copy.end();
        }

        @Override
        public void close() throws SQLException {
            copy.close();
        }
    }

    private static final class LedgerEntries implements Rows {
        private final CopyText copy;

        LedgerEntries(Connection connection) throws SQLException {
            copy = new CopyText(connection, RatingTables.COPY_ENTRIES);
        }

        @Override
        public void row(Received received, Fact fact, long offset) throws SQLException {
            String digits = "%013d".formatted(offset);
            copy.value(received.township())
                    .value(RatingTables.COUNTY)
                    .value(fact.subject().id())
                    .value("2026")
                    .value(fact.id().substring(0, 22)
                            + received.envelope().source().charAt(1)
                            + digits)
                    .value(fact.event())
                    .value("floor")
                    .value("参加主题党日")
                    .value("points")
                    .value(CycleDays.dayOf(fact.occurredAt()).toString())
                    .value(fact.occurredAt().toString())
                    .value(200)
                    .value(200)
                    .value("参加主题党日，得 2 分")
                    .value("measured")
                    .value(1)
                    .endRow();
        }

        @Override
        public void end() throws SQLException {
            copy.end();
        }

        @Override
        public void close() throws SQLException {
            copy.close();
        }
    }
}
