package cn.sanwei.e2e;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Puts the rating database wrong in five ways, as its superuser, and right again. */
final class Tampering implements AutoCloseable {
    private static final String A_FACT = """
            select h.* from heard_fact h join standing s on s.township = h.township and s.member = h.subject
                and s.cycle = h.cycle::text
            where h.township = 'shiqiao' and s.state = 'open' and h.superseded_at is null and h.wording is not null
            order by h.source, h.epoch, h.transaction, h.position
            """;
    private static final String A_STANDING = """
            select * from standing where township = 'shiqiao' and state = 'open' order by member desc limit 1
            """;
    /** Of a township that comes before the other one's, and so is named first. */
    private static final String A_COUNT =
            "select * from points_count where township = 'qinghe' order by organisation, block desc, points limit 1";

    private final Connection connection;
    private final String lostEvent;
    private final String doubledEvent;
    private final String entry;
    private final String standing;
    private final String count;

    Tampering(Target target) throws SQLException {
        connection = target.connect(Store.RATING.code());
        connection.setReadOnly(false);
        execute("create schema tampered");
        execute("create table tampered.lost as " + A_FACT + "limit 1");
        execute("create table tampered.doubled as " + A_FACT + "offset 1 limit 1");
        execute("create table tampered.entry as " + A_FACT + "offset 2 limit 1");
        execute("create table tampered.standing as " + A_STANDING);
        execute("create table tampered.count as " + A_COUNT);
        lostEvent = text("select event from tampered.lost");
        doubledEvent = text("select event from tampered.doubled");
        entry = text(
                "select e.township || '/' || e.member || '/' || e.cycle || ' ' || e.fact || ' ' || e.rule from ledger_entry e"
                        + " join tampered.entry t on t.township = e.township and t.subject = e.member"
                        + " and t.event = e.event and e.superseded_at is null");
        standing = text("select township || '/' || member || '/' || cycle from tampered.standing");
        count = text(
                "select township || '/' || organisation || '/' || cycle || case when block then ' from ' else ' at ' end"
                        + " || points || ' is ' || (members + 1) || ', not ' || members from tampered.count");
        // The event alone is lost: its entry stays, in a row of its own.
        execute(
                "insert into further_entry (township, member, cycle, fact, event, wording, on_day, occurred_at, raw, points,"
                        + " reason, rule) select l.township, l.subject, l.cycle::text, l.event::text, l.event, l.wording,"
                        + " cast(l.occurred_at at time zone 'Asia/Shanghai' as date), l.occurred_at, l.raw, l.points, l.reason,"
                        + " w.rule from tampered.lost l join entry_wording w on w.township = l.township and w.no = l.wording");
        execute("delete from heard_fact f using tampered.lost l where f.township = l.township and f.event = l.event");
        execute("insert into heard_other (transaction, position, epoch, kind, source, township)"
                + " select transaction, position, epoch, kind, source, township from tampered.doubled");
        execute("update heard_fact e set raw = e.raw + 50 from tampered.entry t"
                + " where e.township = t.township and e.event = t.event");
        addToTotal(100);
        addToCount(1);
    }

    /** What a checker has to say of it, in its own words. */
    List<String> mustBeNamed() {
        return List.of(
                "rating has not taken in events: 1, first " + lostEvent,
                "rating has taken in events more than once: 1, first " + doubledEvent,
                "entries other than a fresh fold's: 1, first " + entry,
                "ledgers other than a fresh fold: 1, first " + standing,
                "counts that ranks are made of other than the standings: ",
                ", first " + count);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("delete from further_entry e using tampered.lost l where e.township = l.township"
                    + " and e.member = l.subject and e.event = l.event");
            execute("insert into heard_fact select * from tampered.lost");
            execute(
                    "delete from heard_other h using tampered.doubled d where h.township = d.township and h.source = d.source"
                            + " and h.epoch = d.epoch and h.transaction = d.transaction and h.position = d.position");
            execute("update heard_fact e set raw = t.raw from tampered.entry t"
                    + " where e.township = t.township and e.event = t.event");
            addToTotal(-100);
            addToCount(-1);
            execute("drop schema tampered cascade");
        }
    }

    private void addToTotal(int points) throws SQLException {
        execute("update standing s set total = s.total + " + points + " from tampered.standing t"
                + " where s.township = t.township and s.cycle = t.cycle and s.member = t.member");
    }

    private void addToCount(int members) throws SQLException {
        execute("update points_count c set members = c.members + " + members + " from tampered.count t"
                + " where c.township = t.township and c.organisation = t.organisation and c.cycle = t.cycle"
                + " and c.block = t.block and c.points = t.points");
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
