package cn.sanwei.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SqlFailureTest {
    @Test
    void a_commit_that_comes_after_the_server_ended_the_connection_may_be_tried_again() {
        Throwable tooLate = new CompletionException(
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"));
        assertThat(SqlFailure.isLostConnection(tooLate)).isTrue();
        assertThat(SqlFailure.isUnavailable(tooLate)).isTrue();
    }

    @Test
    void a_connection_that_is_gone_is_lost_and_one_that_never_was_is_only_unavailable() {
        assertThat(SqlFailure.isLostConnection(ClosedConnectionException.INSTANCE))
                .isTrue();
        assertThat(SqlFailure.isLostConnection(new IOException("Connection reset by peer")))
                .isTrue();
        assertThat(SqlFailure.isLostConnection(new ConnectException("refused"))).isFalse();
        assertThat(SqlFailure.isUnavailable(new ConnectException("refused"))).isTrue();
    }

    @Test
    void what_the_server_ended_is_lost_whether_somebody_stopped_it_or_its_time_was_over() {
        for (String ended : new String[] {"25P04", "25P03", "57P01", "57P02"}) {
            assertThat(SqlFailure.isLostConnection(new SQLException("ended", ended)))
                    .as(ended)
                    .isTrue();
        }
        assertThat(SqlFailure.isLostConnection(new SQLException("still starting", "57P03")))
                .isFalse();
    }

    @Test
    void a_pool_that_had_no_connection_free_in_time_is_unavailable() {
        assertThat(SqlFailure.isUnavailable(new NoStackTraceThrowable("Timeout")))
                .isTrue();
        assertThat(SqlFailure.isLostConnection(new NoStackTraceThrowable("Timeout")))
                .isFalse();
    }

    @Test
    void what_passes_by_itself_is_told_from_what_stays_wrong() {
        for (String passing : new String[] {"25P04", "25P03", "57P01", "57P03", "57014", "40001", "40P01", "55P03"}) {
            assertThat(SqlFailure.isPassing(new SQLException("passes", passing)))
                    .as(passing)
                    .isTrue();
        }
        for (String staying : new String[] {"23503", "23514", "22021", "42501", "42P01"}) {
            assertThat(SqlFailure.isPassing(new SQLException("stays", staying)))
                    .as(staying)
                    .isFalse();
        }
        assertThat(SqlFailure.isPassing(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(SqlFailure.isPassing(new IllegalStateException("a mistake of ours")))
                .isFalse();
    }

    @Test
    void a_statement_and_its_rollback_that_both_failed_are_judged_by_either() {
        Throwable both = new CompositeException(
                new IllegalStateException("the statement", new ConnectException("refused")),
                ClosedConnectionException.INSTANCE);
        assertThat(SqlFailure.isUnavailable(both)).isTrue();
        assertThat(SqlFailure.isLostConnection(both)).isTrue();
        assertThat(SqlFailure.isUnavailable(new CompositeException(
                        new IllegalStateException("a mistake of ours"), new IllegalStateException("and another"))))
                .isFalse();
    }

    @Test
    void what_is_wrong_with_us_is_neither() {
        assertThat(SqlFailure.isUnavailable(new NoStackTraceThrowable("something else")))
                .isFalse();
        assertThat(SqlFailure.isUnavailable(new IllegalStateException("a mistake of ours")))
                .isFalse();
        assertThat(SqlFailure.isLostConnection(new IllegalStateException("a mistake of ours")))
                .isFalse();
    }
}
