package cn.sanwei.eventstore;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** Finds PostgreSQL's own words in a failure, however often it was wrapped. */
public final class SqlFailure {
    private static final int DEEPEST = 20;
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03");
    /**
     * By an administrator, or by a crash of another session; at transaction_timeout or idle_in_transaction_session_timeout.
     * The connection ends with each, and it depends on the moment whether the driver speaks of the one or of the other.
     */
    private static final Set<String> ENDED_BY_SERVER = Set.of("57P01", "57P02", "25P04", "25P03");

    private static final String STILL_STARTING = "57P03";

    /** By a person who cancels one statement. */
    private static final String CANCELLED = "57014";

    private static final String NOT_ACTIVE = "Connection is not active";
    private static final String NO_CONNECTION_FREE = "Timeout";

    private SqlFailure() {}

    public static Optional<String> sqlState(Throwable failure) {
        return find(failure, link -> switch (link) {
            case PgException pg -> pg.getSqlState();
            case SQLException sql -> sql.getSQLState();
            default -> null;
        });
    }

    /** The constraint that was violated: how a service tells apart what may occur only once. */
    public static Optional<String> violatedConstraint(Throwable failure) {
        return find(failure, link -> switch (link) {
            case PgException pg -> pg.getConstraint();
            case ConstraintViolationException hibernates -> hibernates.getConstraintName();
            default -> null;
        });
    }

    /**
     * Nothing is wrong with what was asked: the very same may well be stored later. True where the database is
     * unavailable, where another transaction was first, and where somebody cancelled the statement.
     */
    public static boolean isPassing(Throwable failure) {
        return isUnavailable(failure)
                || isLostRace(failure)
                || sqlState(failure).filter(CANCELLED::equals).isPresent();
    }

    /** The database could not be reached, or ended the connection: nothing is wrong with the request. */
    public static boolean isUnavailable(Throwable failure) {
        return isLostConnection(failure)
                || sqlState(failure).filter(STILL_STARTING::equals).isPresent()
                || sqlState(failure)
                        .filter(state -> state.startsWith("08") || state.startsWith("53"))
                        .isPresent()
                || find(failure, link -> neverConnected(link) ? link : null).isPresent();
    }

    private static boolean neverConnected(Throwable link) {
        return switch (link) {
            case IOException away -> true;
            // What the pool says when none of its connections was given back in time.
            case NoStackTraceThrowable waited -> NO_CONNECTION_FREE.equals(waited.getMessage());
            default -> false;
        };
    }

    /** A connection that was there is gone (closed, reset, ended by the server); another may be had at once. */
    static boolean isLostConnection(Throwable failure) {
        return find(failure, link -> wasConnected(link) ? link : null).isPresent()
                || sqlState(failure).filter(ENDED_BY_SERVER::contains).isPresent();
    }

    private static boolean wasConnected(Throwable link) {
        return switch (link) {
            case ClosedConnectionException closed -> true;
            // What the driver says to a statement or a commit that comes after the server has ended the connection.
            case NoStackTraceThrowable tooLate ->
                String.valueOf(tooLate.getMessage()).startsWith(NOT_ACTIVE);
            case ConnectException neverWas -> false;
            case NoRouteToHostException neverWas -> false;
            case UnknownHostException neverWas -> false;
            case IOException reset -> true;
            default -> false;
        };
    }

    static boolean isLostRace(Throwable failure) {
        return sqlState(failure).filter(LOST_RACES::contains).isPresent()
                || violatedConstraint(failure)
                        .filter(name -> name.equals("event_stream_version") || name.equals("command_receipt_key"))
                        .isPresent();
    }

    /** A text parameter with U+0000 (22021), or one in JSON (22P05). */
    static boolean isUnstorableText(Throwable failure) {
        return sqlState(failure)
                .filter(state -> state.equals("22021") || state.equals("22P05"))
                .isPresent();
    }

    private static <T> Optional<T> find(Throwable failure, Function<Throwable, T> wanted) {
        return find(failure, wanted, DEEPEST);
    }

    private static <T> Optional<T> find(Throwable failure, Function<Throwable, T> wanted, int deepest) {
        Throwable link = failure;
        for (int left = deepest; link != null && left > 0; left--, link = link.getCause()) {
            T found = wanted.apply(link);
            if (found != null) {
                return Optional.of(found);
            }
            if (link instanceof CompositeException several) {
                int within = left - 1;
                return several.getCauses().stream()
                        .flatMap(each -> find(each, wanted, within).stream())
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
