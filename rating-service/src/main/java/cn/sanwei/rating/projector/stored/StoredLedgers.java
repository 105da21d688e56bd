package cn.sanwei.rating.projector.stored;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.HeldBranches;
import cn.sanwei.rating.projector.held.MemberState;
import cn.sanwei.rating.projector.rows.GradeStream;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.tables.Statements;
import cn.sanwei.scoring.facts.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what is stored of members and branches, for many of them at once. Where the batch that is being written may
 * concern it, that one is waited for.
 */
public final class StoredLedgers {
    private final Statements statements;

    private final UnderWay underWay;

    public StoredLedgers(Statements statements, UnderWay underWay) {
        this.statements = statements;
        this.underWay = underWay;
    }

    /** The batch that is being written while this one is folded. */
    public interface UnderWay {
        /** Whether anything of that township may be in it: a township is in one partition, a batch in some of them. */
        boolean touches(String township);

        boolean touches(String township, UUID member);

        /** Whether it is still being written. */
        boolean isBusy();

        /** Returns when it is committed. */
        void settle() throws SQLException;
    }

    public boolean isWriterBusy() {
        return underWay.isBusy();
    }

    private void settle(String township) throws SQLException {
        if (underWay.touches(township)) {
            underWay.settle();
        }
    }

    public Set<UUID> membersOf(String township) throws SQLException {
        settle(township);
        return Set.copyOf(statements.query(
                "select distinct member from roster_line where township = ?",
                row -> Statements.uuid(row, "member"),
                township));
    }

    /**
     * As all batches before this one left them.
     *
     * @param established in this batch
     */
    public HeldBranches branchesOf(String township, List<Rows.OrganisationRow> established) throws SQLException {
        settle(township);
        Map<UUID, UUID> parents = new HashMap<>();
        established.stream()
                .filter(row -> row.township().equals(township))
                .forEach(row -> parents.put(row.organisation(), row.parent()));
        statements
                .query(
                        "select organisation, parent from organisation where township = ? and parent is not null",
                        row -> Map.entry(Statements.uuid(row, "organisation"), Statements.uuid(row, "parent")),
                        township)
                .forEach(line -> parents.put(line.getKey(), line.getValue()));
        Set<UUID> scored = Set.copyOf(statements.query("""
                select distinct f.subject from heard_fact f join heard_kind k on k.township = f.township and k.no = f.kind
                where f.township = ? and k.subject_kind = 'organisation'
                """, row -> Statements.uuid(row, "subject"), township));
        Map<HeldBranches.Place, HeldBranches.Sum> sums = new HashMap<>();
        statements
                .query(
                        """
                        select organisation, cycle, sum(total)::bigint as total, count(*)::int as members from standing
                        where township = ? and outcome = 'graded' and organisation is not null
                        group by organisation, cycle
                        """,
                        row -> Map.entry(
                                new HeldBranches.Place(Statements.uuid(row, "organisation"), row.getString("cycle")),
                                new HeldBranches.Sum(row.getLong("total"), row.getInt("members"))),
                        township)
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return new HeldBranches(parents, new StoredFacts(statements).of(township, scored), sums);
    }

    public Map<UUID, MemberState> load(String township, Collection<UUID> members) throws SQLException {
        if (members.stream().anyMatch(member -> underWay.touches(township, member))) {
            underWay.settle();
        }
        Map<UUID, MemberState> states = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach(member -> states.put(member, new MemberState()));
        Statements.Column wanted = statements.column("uuid", members, member -> member);
        new StoredFacts(statements)
                .of(township, members)
                .forEach((subject, facts) -> states.get(subject).facts.addAll(facts));
        statements
                .query(
                        "select * from roster_line where township = ? and member = any(?)",
                        StoredLedgers::rosterLine,
                        township,
                        wanted)
                .forEach(line -> states.get(line.member().member()).rosterLines.add(line));
        statements
                .query(
                        "select * from standing where township = ? and member = any(?)",
                        StoredLedgers::standing,
                        township,
                        wanted)
                .forEach(standing -> states.get(standing.key().member())
                        .standings
                        .put(standing.key().cycle(), standing));
        statements
                .query(
                        "select * from ledger_entry where member = any(?) and township = ? and superseded_at is null",
                        StoredLedgers::entry,
                        wanted,
                        township)
                .forEach(entry -> states.get(entry.standing().member())
                        .entries
                        .computeIfAbsent(entry.standing().cycle(), cycle -> new java.util.ArrayList<>())
                        .add(entry));
        statements
                .query(
                        "select * from frozen_standing where township = ? and member = any(?)",
                        StoredLedgers::frozen,
                        township,
                        wanted)
                .forEach(frozen -> states.get(frozen.standing().member())
                        .frozen
                        .put(frozen.standing().cycle(), frozen));
        statements
                .query(
                        "select subject, cycle from awarded where township = ? and kind = 'member' and subject = any(?)",
                        row -> Map.entry(Statements.uuid(row, "subject"), row.getString("cycle")),
                        township,
                        wanted)
                .forEach(award -> states.get(award.getKey()).awardedCycles.add(award.getValue()));
        return states;
    }

    /** The lines of all who ever were in one of the organisations of these members, and in these others. */
    public List<Rows.RosterRow> besideInOrganisations(
            String township, Collection<UUID> members, Collection<UUID> organisations) throws SQLException {
        settle(township);
        return statements.query(
                """
                select * from roster_line where township = ? and member in (
                    select beside.member from roster_line beside where beside.township = ?
                      and (beside.organisation = any(?) or beside.organisation in (
                        select organisation from roster_line where township = ? and member = any(?))))
                """,
                StoredLedgers::rosterLine,
                township,
                township,
                statements.column("uuid", organisations, organisation -> organisation),
                township,
                statements.column("uuid", members, member -> member));
    }

    public List<Rows.RosterRow> linesOf(String township, Collection<UUID> members) throws SQLException {
        settle(township);
        return statements.query(
                "select * from roster_line where township = ? and member = any(?)",
                StoredLedgers::rosterLine,
                township,
                statements.column("uuid", members, member -> member));
    }

    /** Whose facts name whom, where either is one of these. */
    public List<Pending.Naming> namings(String township, Collection<UUID> members) throws SQLException {
        settle(township);
        return statements.query(
                "select member, named from fact_naming where township = ? and (member = any(?) or named = any(?))",
                row -> new Pending.Naming(township, Statements.uuid(row, "member"), Statements.uuid(row, "named")),
                township,
                statements.column("uuid", members, member -> member),
                statements.column("uuid", members, member -> member));
    }

    /** Facts of some types, and whatever corrects, by member. */
    public Map<UUID, List<Fact>> factsOf(String township, Collection<UUID> members, Set<String> types)
            throws SQLException {
        settle(township);
        return new StoredFacts(statements).of(township, members, types);
    }

    private static Rows.RosterRow rosterLine(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new Rows.RosterRow(
                new Rows.MemberKey(row.getString("township"), Statements.uuid(row, "member")),
                row.getString("sequence"),
                Statements.uuid(row, "event"),
                Statements.uuid(row, "organisation"),
                status == null ? null : MemberStatus.valueOf(status),
                Set.copyOf(Statements.texts(row, "categories")),
                Set.copyOf(Statements.texts(row, "posts")),
                Statements.day(row, "from_day"),
                row.getBoolean("left_township"));
    }

    private static Rows.StandingKey key(ResultSet row) throws SQLException {
        return new Rows.StandingKey(row.getString("township"), Statements.uuid(row, "member"), row.getString("cycle"));
    }

    private static Rows.StandingRow standing(ResultSet row) throws SQLException {
        return new Rows.StandingRow(
                key(row),
                row.getInt("partition"),
                Statements.uuid(row, "organisation"),
                row.getString("state"),
                row.getString("outcome"),
                row.getLong("total"),
                row.getLong("base"),
                row.getLong("platform"),
                row.getLong("points"),
                row.getLong("wish"),
                row.getString("grade"),
                row.getLong("corrections"),
                row.getString("rule_book"),
                row.getInt("rule_book_version"),
                row.getString("ledger_hash"),
                row.getInt("grade_changes"),
                new Rows.Done(
                        row.getInt("articles_read"),
                        row.getInt("attended"),
                        row.getInt("missed"),
                        row.getInt("wishes_fulfilled")),
                Statements.instant(row, "as_of"));
    }

    private static Rows.StoredEntry entry(ResultSet row) throws SQLException {
        return new Rows.StoredEntry(
                key(row),
                new Rows.EntryRow(
                        row.getString("fact"),
                        Statements.uuid(row, "event"),
                        row.getString("rule"),
                        row.getString("label"),
                        row.getString("micro"),
                        Statements.day(row, "on_day"),
                        Statements.instant(row, "occurred_at"),
                        row.getLong("raw"),
                        row.getLong("points"),
                        row.getString("reason"),
                        row.getString("rule_book"),
                        row.getInt("rule_book_version"),
                        row.getBoolean("after_close")));
    }

    private static Rows.FrozenRow frozen(ResultSet row) throws SQLException {
        return new Rows.FrozenRow(
                key(row),
                row.getLong("total"),
                row.getString("grade"),
                row.getString("outcome"),
                row.getString("ledger_hash"));
    }

    /** Of the streams that say how grades changed; one without events is not there. */
    public Map<String, Integer> versionsOf(List<Rows.StandingKey> grades) throws SQLException {
        Map<String, Integer> versions = new java.util.HashMap<>();
        if (!grades.isEmpty()) {
            for (Rows.StandingKey key : grades) {
                settle(key.township());
            }
            statements
                    .query(
                            "select stream, max(version) from event where stream = any(?) group by stream",
                            row -> Map.entry(row.getString(1), row.getInt(2)),
                            statements.column("text", grades, GradeStream::of))
                    .forEach(version -> versions.put(version.getKey(), version.getValue()));
        }
        return versions;
    }

    public boolean isQuarterClosed(String township, UUID request) throws SQLException {
        settle(township);
        return !statements
                .query(
                        "select 1 from quarter_closing where township = ? and request = ? limit 1",
                        row -> row.getInt(1),
                        township,
                        request)
                .isEmpty();
    }

    /** Everybody who ever was on the roster, with his lines and nothing else. */
    public Map<UUID, MemberState> rosterOf(String township) throws SQLException {
        settle(township);
        Map<UUID, MemberState> states = new java.util.HashMap<>();
        statements
                .query("select * from roster_line where township = ?", StoredLedgers::rosterLine, township)
                .forEach(line -> states.computeIfAbsent(line.member().member(), member -> new MemberState())
                        .rosterLines
                        .add(line));
        return states;
    }
}
