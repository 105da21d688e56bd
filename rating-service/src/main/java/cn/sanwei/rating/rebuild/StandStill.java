package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** While it lasts no batch is written; batches wait, without holding anybody up, and it ends with its connection. */
final class StandStill implements AutoCloseable {
    private static final String NOT_GIVEN_IN_TIME = "55P03";

    private final Connection connection;
    private final long began = System.nanoTime();
    private final Duration atMost;

    private StandStill(Connection connection, Duration atMost) {
        this.connection = connection;
        this.atMost = atMost;
    }

    /** @return empty when the batch that is under way takes longer than that */
    static Optional<StandStill> begin(Connection connection, Duration atMost) throws SQLException {
        Statements statements = new Statements(connection);
        statements.query("select set_config('lock_timeout', ?, false)", row -> true, Long.toString(atMost.toMillis()));
        try {
            statements.query("select cast(pg_advisory_lock(" + Projection.LOCK + ") as text)", row -> true);
        } catch (SQLException e) {
            if (NOT_GIVEN_IN_TIME.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(new StandStill(connection, atMost));
    }

    boolean hasTime() {
        return System.nanoTime() - began < atMost.toNanos();
    }

    long lastedMs() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Override
    public void close() throws SQLException {
        new Statements(connection)
                .query("select cast(pg_advisory_unlock(" + Projection.LOCK + ") as text)", row -> true);
    }
}
