package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.facts.Fact;
import java.sql.Connection;
import java.sql.SQLException;

/** One COPY of rows that look like the rating service's own, into the table in which it keeps facts and their entries. */
final class FloorRows implements AutoCloseable {
    private final CopyBinary copy;

    FloorRows(Connection connection) throws SQLException {
        copy = new CopyBinary(
                connection,
                "copy heard_fact (transaction, position, occurred_at, recorded_at, epoch, kind, source, cycle,"
                        + " wording, raw, points, event, subject, township, measures, attributes)"
                        + " from stdin (format binary)",
                16);
    }

    /** @param offset where the record lies: nothing is looked up here, so a repetition is another row */
    void row(Received received, Fact fact, long offset) throws SQLException {
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

    void end() throws SQLException {
        copy.end();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }
}
