package cn.sanwei.rating.projector.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One of the two schemas that hold what was made of the topics, as a session found it. Which of them serves is one row;
 * every batch proves in its own transaction that the row still says what the session began with, so the switch to the
 * other schema needs nobody's consent.
 *
 * @param serves false for the one that a rebuild fills
 * @param generation how many have served before it
 */
public record Projection(String schema, boolean serves, int generation) {
    public static final List<String> NAMES = List.of("projection_a", "projection_b");
    /** Both figures together name the lock: shared by every batch that is served, alone with it while the row is changed. */
    public static final String LOCK = "82, 1";

    private static final long REVISIONS = 1_000_000_000_000L;

    /** The one that serves now; the connection finds its tables from here on. */
    public static Projection serving(Connection connection) throws SQLException {
        return servingNow(new Statements(connection)).of(connection);
    }

    /** The one that does not, and may be the next. */
    public Projection other() {
        return serves
                ? new Projection(NAMES.get(1 - NAMES.indexOf(schema)), false, generation + 1)
                : new Projection(NAMES.get(1 - NAMES.indexOf(schema)), true, generation - 1);
    }

    /**
     * Revisions of a member's standing rise in its topic for good, so each generation begins above all that the one before
     * can have reached.
     */
    public long firstRevision() {
        return generation * REVISIONS + 1;
    }

    /** From here on the connection finds the tables of this one. */
    public Projection of(Connection connection) throws SQLException {
        new Statements(connection)
                .query("select set_config('search_path', ?, false)", row -> true, schema + ", public");
        return this;
    }

    /**
     * The first statements of a transaction that writes. They draw no transaction id, so whoever waits here, while the
     * projections are about to change places, holds up no relay. The one that does not serve is written to at just that
     * time, so that it has what the other one has.
     *
     * @throws OwnershipLost when they have changed places
     */
    public void hold(Statements statements) throws SQLException {
        if (serves) {
            statements.query("select cast(pg_advisory_xact_lock_shared(" + LOCK + ") as text)", row -> true);
        }
        look(statements);
    }

    /** @throws OwnershipLost when another one serves by now */
    public void look(Statements statements) throws SQLException {
        Projection now = servingNow(statements);
        if (!(serves ? this : other()).equals(now)) {
            throw new OwnershipLost();
        }
    }

    private static Projection servingNow(Statements statements) throws SQLException {
        return statements
                .query(
                        "select projection, generation from public.serving",
                        row -> new Projection(row.getString(1), true, row.getInt(2)))
                .getFirst();
    }
}
