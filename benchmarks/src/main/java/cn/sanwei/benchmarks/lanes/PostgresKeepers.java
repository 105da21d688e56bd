package cn.sanwei.benchmarks.lanes;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A keeper, with a connection, for each thread of Streams: a task is only ever worked on by one of them. */
final class PostgresKeepers implements AutoCloseable {
    private final LaneSettings settings;
    private final String database;
    private final Map<Thread, PostgresKeeper> keepers = new ConcurrentHashMap<>();

    PostgresKeepers(LaneSettings settings, String database) {
        this.settings = settings;
        this.database = database;
    }

    PostgresKeeper ofThisThread() {
        return keepers.computeIfAbsent(Thread.currentThread(), thread -> {
            try {
                return new PostgresKeeper(RatingTables.connect(settings, database, "bench-streams-ledger"));
            } catch (SQLException e) {
                throw new IllegalStateException("no connection for the entries", e);
            }
        });
    }

    @Override
    public void close() throws SQLException {
        for (PostgresKeeper keeper : keepers.values()) {
            keeper.close();
        }
    }
}
