package cn.sanwei.e2e;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Puts the rating database wrong in four ways, as its superuser, and right again. */
final class Tampering implements AutoCloseable {
    private static final String A_FACT = "select * from fact where township = 'shiqiao' order by sequence ";
    private static final String AN_ENTRY = """
            select e.* from ledger_entry e join standing s using (township, cycle, member)
            where e.township = 'shiqiao' and s.state = 'open' and e.superseded_at is null order by e.id limit 1
            """;
    private static final String A_STANDING = """
            select * from standing where township = 'shiqiao' and state = 'open' order by member desc limit 1
            """;
    private final Connection connection;
    private final String lostEvent;
    private final String doubledEvent;
    private final String entry;
    private final String standing;

    Tampering(Target target) throws SQLException {
        connection = target.connect(Store.RATING.code());
        connection.setReadOnly(false);
        execute("create schema tampered");
        execute("create table tampered.lost as " + A_FACT + "limit 1");
        execute("create table tampered.doubled as " + A_FACT + "offset 1 limit 1");
        execute("create table tampered.entry as " + AN_ENTRY);
        execute("create table tampered.standing as " + A_STANDING);
        lostEvent = text("select event from tampered.lost");
        doubledEvent = text("select event from tampered.doubled");
        entry = text(
                "select township || '/' || member || '/' || cycle || ' ' || fact || ' ' || rule from tampered.entry");
        standing = text("select township || '/' || member || '/' || cycle from tampered.standing");
        execute("delete from fact f using tampered.lost l where f.township = l.township and f.source = l.source"
                + " and f.sequence = l.sequence");
        execute("insert into heard_event (township, county, source, sequence, event_type)"
                + " select township, county, source, sequence, event_type from tampered.doubled");
        execute("update ledger_entry e set raw = e.raw + 50 from tampered.entry t where e.id = t.id");
        addToTotal(100);
    }

    /** What a checker has to say of it, in its own words. */
    List<String> mustBeNamed() {
        return List.of(
                "rating has not taken in events: 1, first " + lostEvent,
                "rating has taken in events more than once: 1, first " + doubledEvent,
                "entries other than a fresh fold's: 1, first " + entry,
                "ledgers other than a fresh fold: 1, first " + standing);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("insert into fact select * from tampered.lost");
            execute("delete from heard_event h using tampered.doubled d where h.township = d.township"
                    + " and h.source = d.source and h.sequence = d.sequence");
            execute("update ledger_entry e set raw = t.raw from tampered.entry t where e.id = t.id");
            addToTotal(-100);
            execute("drop schema tampered cascade");
        }
    }

    private void addToTotal(int points) throws SQLException {
        execute("update standing s set total = s.total + " + points + " from tampered.standing t"
                + " where s.township = t.township and s.cycle = t.cycle and s.member = t.member");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
