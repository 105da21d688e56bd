package cn.sanwei.rating.projector;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.rating.projector.rows.GradeStream;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.rating.projector.writing.OwnEvents;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was said of members' grades, held against the projection that is about to serve: whoever has another grade there
 * than the one said last gets one event. What was said already is said by nobody again.
 */
public final class GradesSaid {
    private final Statements statements;

    private record Standing(Rows.StandingKey key, String county, String grade, String ruleBook) {}

    private record Said(int version, String grade) {}

    /** @param connection finds the tables of the projection that is about to serve */
    public GradesSaid(Connection connection) {
        this.statements = new Statements(connection);
    }

    /**
     * The first write of its transaction.
     *
     * @param members by township; of nobody else the grade is another one than it was
     * @param cause stands for the switch, as an event's id does elsewhere
     * @return how many were said
     */
    public int sayWhatIsNotSaid(Map<String, Set<UUID>> members, UUID cause, Instant now) throws SQLException {
        List<Rows.OwnEvent> events = new ArrayList<>();
        Map<String, String> counties = new HashMap<>();
        for (Map.Entry<String, Set<UUID>> some : members.entrySet()) {
            List<Standing> standings = standings(some.getKey(), some.getValue());
            Map<String, Said> said = said(standings);
            for (Standing standing : standings) {
                String stream = GradeStream.of(standing.key());
                Said last = said.getOrDefault(stream, new Said(0, null));
                String from = last.grade() == null ? lowest(standing.ruleBook()) : last.grade();
                if (!from.equals(standing.grade())) {
                    counties.put(some.getKey(), standing.county());
                    events.add(event(standing, stream, last.version() + 1, from, cause, now));
                }
            }
        }
        OwnEvents.append(statements, events, counties, now);
        return events.size();
    }

    private static Rows.OwnEvent event(
            Standing standing, String stream, int version, String from, UUID cause, Instant now) {
        return new Rows.OwnEvent(
                standing.key().township(),
                stream,
                version,
                GradeStream.event(standing.key(), cause),
                new RatingEvent.GradeChanged(
                        new MemberId(standing.key().member()),
                        Cycle.of(standing.key().cycle()),
                        from,
                        standing.grade(),
                        cause,
                        now));
    }

    private List<Standing> standings(String township, Set<UUID> members) throws SQLException {
        return statements.query(
                """
                select s.member, s.cycle, s.county, s.grade, b.source
                from standing s join rule_book b on b.township = s.township and b.rule_book = s.rule_book
                    and b.version = s.rule_book_version
                where s.township = ? and s.member = any(?) and s.state = 'open' and s.outcome = ?
                """,
                row -> new Standing(
                        new Rows.StandingKey(township, Statements.uuid(row, "member"), row.getString("cycle")),
                        row.getString("county"),
                        row.getString("grade"),
                        row.getString("source")),
                township,
                statements.column("uuid", members, member -> member),
                Rows.GRADED);
    }

    private Map<String, Said> said(List<Standing> standings) throws SQLException {
        Map<String, Said> said = new HashMap<>();
        statements
                .query(
                        """
                        select distinct on (stream) stream, version, payload ->> 'to'
                        from event where stream = any(?) order by stream, version desc
                        """,
                        row -> Map.entry(row.getString(1), new Said(row.getInt(2), row.getString(3))),
                        statements.column("text", standings, standing -> GradeStream.of(standing.key())))
                .forEach(each -> said.put(each.getKey(), each.getValue()));
        return said;
    }

    private static String lowest(String ruleBook) {
        return switch (RuleBookParser.parse(ruleBook)) {
            case Reading.Accepted accepted ->
                accepted.ruleBook().grades().getLast().code();
            case Reading.Rejected rejected ->
                throw new IllegalStateException("a rule book that was accepted is refused by this release: "
                        + rejected.errors().getFirst());
        };
    }
}
