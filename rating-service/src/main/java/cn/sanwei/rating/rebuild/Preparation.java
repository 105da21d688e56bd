package cn.sanwei.rating.rebuild;

import cn.sanwei.rating.projector.tables.Projection;
import cn.sanwei.rating.projector.tables.ReadSoFar;
import cn.sanwei.rating.projector.tables.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which rebuild is under way, and the projection that it fills: begun empty, gone on with, or emptied. */
final class Preparation {
    /** Everything with this name is a rebuild's alone; it ends with its connection. */
    private static final String ONE_AT_A_TIME = "82, 2";
    /** A reader's transaction lasts {@code sanwei.store.reading-timeout} at most, 10 s; what it looks at is not emptied under it. */
    private static final Duration READ_UNTIL = Duration.ofSeconds(12);

    private static final long LOOK_EVERY_MS = 20;

    /** A transaction holds its own virtual id from its first statement to its end; whose it is may not be seen by all. */
    private static final String UNDER_WAY = """
            select l.virtualxid from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'virtualxid' and l.mode = 'ExclusiveLock' and l.pid <> pg_backend_pid()
              and a.datname = current_database()
            """;

    private static final String TABLES = """
            select quote_ident(relnamespace::regnamespace::text) || '.' || quote_ident(relname) from pg_class
            where relnamespace = cast(? as regnamespace) and relkind = 'r'
              and relname not in ('partition_owner', 'flyway_schema_history')
            """;

    private final Connection connection;
    private final Statements statements;

    record UnderWay(UUID id, String projection, Instant beganAt) {}

    /** @param connection outside of any transaction */
    Preparation(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /** @throws RebuildRefused when another command is at it */
    void alone() throws SQLException {
        boolean mine = statements
                .query("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")", row -> row.getBoolean(1))
                .getFirst();
        if (!mine) {
            throw new RebuildRefused("another rebuild is at work; ./sanwei rebuild --status says how far it is");
        }
    }

    Optional<UnderWay> underWay() throws SQLException {
        return statements
                .query(
                        "select id, projection, began_at from public.rebuild",
                        row -> new UnderWay(
                                Statements.uuid(row, "id"),
                                row.getString("projection"),
                                Statements.instant(row, "began_at")))
                .stream()
                .findFirst();
    }

    boolean isAtWork() throws SQLException {
        return statements
                .query(
                        "select exists (select from pg_locks where locktype = 'advisory' and classid = 82 and objid = 2"
                                + " and database = (select oid from pg_database where datname = current_database()))",
                        row -> row.getBoolean(1))
                .getFirst();
    }

    ReadSoFar readSoFar(Projection projection) throws SQLException {
        projection.of(connection);
        return ReadSoFar.of(connection);
    }

    /** @param anew whether what an earlier one has filled is forgotten */
    UnderWay begin(Projection rebuilt, boolean anew) throws SQLException, InterruptedException {
        Optional<UnderWay> interrupted = underWay();
        if (!anew && interrupted.isPresent() && interrupted.get().projection().equals(rebuilt.schema())) {
            return interrupted.get();
        }
        empty(rebuilt, Optional.of(UUID.randomUUID()));
        return underWay().orElseThrow();
    }

    /** No trace is left but who owned its partitions. */
    void drop(Projection rebuilt) throws SQLException, InterruptedException {
        empty(rebuilt, Optional.empty());
    }

    private void empty(Projection rebuilt, Optional<UUID> next) throws SQLException, InterruptedException {
        awaitLastReaders();
        List<String> tables = statements.query(TABLES, row -> row.getString(1), rebuilt.schema());
        connection.setAutoCommit(false);
        try {
            statements.update("set local lock_timeout = '10s'");
            statements.update("truncate " + String.join(", ", tables));
            statements.update("delete from public.rebuild");
            if (next.isPresent()) {
                statements.update(
                        "insert into public.rebuild (id, projection) values (?, ?)", next.get(), rebuilt.schema());
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void awaitLastReaders() throws SQLException, InterruptedException {
        Instant switched = statements
                .query("select switched_at from public.serving", row -> Statements.instant(row, "switched_at"))
                .getFirst();
        Instant now = statements
                .query("select now() as now", row -> Statements.instant(row, "now"))
                .getFirst();
        Duration left = Duration.between(now, switched.plus(READ_UNTIL));
        if (!left.isPositive()) {
            return;
        }
        long deadline = System.nanoTime() + left.toNanos();
        // Whoever began before the switch, and still reads, is among those who are under way now.
        Set<String> readers = underWayNow();
        while (!readers.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_EVERY_MS); // a transaction tells nobody that it has ended
            readers.retainAll(underWayNow());
        }
    }

    private Set<String> underWayNow() throws SQLException {
        return new HashSet<>(statements.query(UNDER_WAY, row -> row.getString(1)));
    }
}
