package cn.sanwei.roster;

import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.Store;
import cn.sanwei.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The roster's database past the service, as its superuser: in its way, and noting every line that was committed. */
final class RosterDatabase implements AutoCloseable {
    private static final String WRITTEN = """
            create table if not exists written (place bigint generated always as identity, member uuid not null);
            truncate written;
            create or replace function note_line() returns trigger language plpgsql security definer
                as 'begin insert into written (member) values (new.member); return null; end';
            create or replace trigger noted after insert or update on roster_line
                for each row execute function note_line();
            """;
    private static final String ENDED = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'activity_app'
            """;
    private static final String STUCK = """
            select count(*) from pg_stat_activity where usename = 'activity_app' and wait_event_type = 'Lock'
            """;

    private final Connection connection = TestDatabase.connect(Store.ACTIVITY);
    /** Apart: a transaction sees one picture of who is connected for as long as it lasts. */
    private final Connection blocking = TestDatabase.connect(Store.ACTIVITY);

    RosterDatabase() throws SQLException {
        blocking.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(WRITTEN);
        }
    }

    /** Members whose lines were committed, as often as they were and in that order. */
    List<String> written() throws SQLException {
        List<String> members = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select member from written order by place")) {
            while (row.next()) {
                members.add(row.getString(1));
            }
        }
        return members;
    }

    /** As an administrator or a failover would; how many there were. */
    int endConnections() throws SQLException {
        return number(ENDED);
    }

    /** Until {@link #release} nothing can be stored for that township. */
    void block(String township) throws SQLException {
        try (PreparedStatement lock =
                blocking.prepareStatement("select from roster_position where township = ? for update")) {
            lock.setString(1, township);
            lock.execute();
        }
    }

    void awaitStuck() {
        await("a transaction waits for the lock").atMost(Duration.ofSeconds(20)).until(() -> number(STUCK) > 0);
    }

    void release() throws SQLException {
        blocking.rollback();
    }

    private int number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        blocking.close();
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger noted on roster_line");
        }
    }
}
