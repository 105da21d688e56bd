package cn.sanwei.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Questions to the roster, inside a transaction of the township whose roster it is; another's is as if it were empty. */
@ApplicationScoped
public class Roster {
    private static final String LEVEL = """
            select level from roster_organisation where id = cast(cast(:id as text) as uuid)
            """;
    private static final String ABOVE = """
            with recursive above (id, parent) as (
                select id, parent from roster_organisation where id = cast(cast(:id as text) as uuid)
                union
                select o.id, o.parent from roster_organisation o join above a on o.id = a.parent)
            select count(*) from above
            where cast(id as text) in (select jsonb_array_elements_text(cast(cast(:led as text) as jsonb)))
            """;
    private static final String LINE = """
            select cast(member as text), cast(organisation as text), status, posts from roster_line
            where member = cast(cast(:member as text) as uuid) and since <= cast(cast(:day as text) as date)
            order by since desc limit 1
            """;
    private static final String EVERYONE = "true";
    /** Found by the key: a sheet of marks must not read the whole roster once for each. */
    private static final String ASKED = """
            member in (select cast(id as uuid)
                       from jsonb_array_elements_text(cast(cast(:asked as text) as jsonb)) as asked (id))""";

    private static final String BELOW = below(EVERYONE);
    private static final String ASKED_BELOW = below(ASKED);
    private static final String ASKED_OF_TOWNSHIP = """
            select cast(member as text), cast(organisation as text), status, posts
            from (%s) in_force
            where organisation is not null
            """.formatted(inForce(ASKED));

    /** Empty when the township has no such organisation. */
    public Uni<Optional<OrganisationLevel>> level(Transaction transaction, OrganisationId organisation) {
        return transaction
                .session()
                .createNativeQuery(LEVEL, String.class)
                .setParameter("id", organisation.toString())
                .getSingleResultOrNull()
                .map(code -> Optional.ofNullable(code).map(Roster::level));
    }

    /** Whether one of {@code led} is this organisation or stands above it. */
    public Uni<Boolean> isUnder(Transaction transaction, OrganisationId organisation, Collection<OrganisationId> led) {
        if (led.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return transaction
                .session()
                .createNativeQuery(ABOVE, Long.class)
                .setParameter("id", organisation.toString())
                .setParameter("led", array(led))
                .getSingleResult()
                .map(found -> found > 0);
    }

    /** Empty for a stranger, for one who left before that day, and for one who came after it. */
    public Uni<Optional<RosterMember>> member(Transaction transaction, MemberId member, LocalDate day) {
        return transaction
                .session()
                .createNativeQuery(LINE, Object[].class)
                .setParameter("member", member.toString())
                .setParameter("day", day.toString())
                .getSingleResultOrNull()
                .map(row -> row == null || row[1] == null ? Optional.empty() : Optional.of(member(row)));
    }

    /** Those of {@code asked} who are on that day's roster of the township. */
    public Uni<List<RosterMember>> ofTownship(Transaction transaction, Collection<MemberId> asked, LocalDate day) {
        return transaction
                .session()
                .createNativeQuery(ASKED_OF_TOWNSHIP, Object[].class)
                .setParameter("asked", array(asked))
                .setParameter("day", day.toString())
                .getResultList()
                .map(Roster::members);
    }

    /** Everyone on that day's roster of the organisation and of all below it. */
    public Uni<List<RosterMember>> everyone(Transaction transaction, OrganisationId organisation, LocalDate day) {
        return all(transaction, organisation, day, true);
    }

    /** Those of {@code asked} who are on that day's roster of the organisation or of one below it. */
    public Uni<List<RosterMember>> everyone(
            Transaction transaction, OrganisationId organisation, LocalDate day, Collection<MemberId> asked) {
        return those(transaction, organisation, day, true, asked);
    }

    /** Those on that day's roster of the organisation itself and of its groups. */
    public Uni<List<RosterMember>> own(Transaction transaction, OrganisationId organisation, LocalDate day) {
        return all(transaction, organisation, day, false);
    }

    /** Those of {@code asked} who are on that day's roster of the organisation itself or of one of its groups. */
    public Uni<List<RosterMember>> own(
            Transaction transaction, OrganisationId organisation, LocalDate day, Collection<MemberId> asked) {
        return those(transaction, organisation, day, false, asked);
    }

    private static Uni<List<RosterMember>> all(
            Transaction transaction, OrganisationId organisation, LocalDate day, boolean deep) {
        return below(transaction, BELOW, organisation, day, deep)
                .getResultList()
                .map(Roster::members);
    }

    private static Uni<List<RosterMember>> those(
            Transaction transaction,
            OrganisationId organisation,
            LocalDate day,
            boolean deep,
            Collection<MemberId> asked) {
        return below(transaction, ASKED_BELOW, organisation, day, deep)
                .setParameter("asked", array(asked))
                .getResultList()
                .map(Roster::members);
    }

    private static Mutiny.SelectionQuery<Object[]> below(
            Transaction transaction, String sql, OrganisationId organisation, LocalDate day, boolean deep) {
        return transaction
                .session()
                .createNativeQuery(sql, Object[].class)
                .setParameter("root", organisation.toString())
                .setParameter("day", day.toString())
                .setParameter("deep", deep);
    }

    /** With {@code deep} false only groups are descended into: a lower branch keeps its own roster. */
    private static String below(String whom) {
        return """
            with recursive below (id) as (
                select id from roster_organisation where id = cast(cast(:root as text) as uuid)
                union
                select o.id from roster_organisation o join below b on o.parent = b.id
                where cast(:deep as boolean) or o.level = 'group'),
            in_force as (%s)
            select cast(f.member as text), cast(f.organisation as text), f.status, f.posts
            from in_force f join below b on f.organisation = b.id
            order by f.member
            """.formatted(inForce(whom));
    }

    private static String inForce(String whom) {
        return """
            select distinct on (member) member, organisation, status, posts from roster_line
            where since <= cast(cast(:day as text) as date) and %s
            order by member, since desc""".formatted(whom);
    }

    private static String array(Collection<?> ids) {
        return ids.stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static List<RosterMember> members(List<Object[]> rows) {
        return rows.stream().map(Roster::member).toList();
    }

    private static RosterMember member(Object[] row) {
        String posts = (String) row[3];
        return new RosterMember(
                MemberId.of((String) row[0]),
                OrganisationId.of((String) row[1]),
                status((String) row[2]),
                posts.isEmpty() ? Set.of() : Set.of(posts.split(",")));
    }

    private static MemberStatus status(String code) {
        return Arrays.stream(MemberStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no status is called " + code));
    }

    private static OrganisationLevel level(String code) {
        return Arrays.stream(OrganisationLevel.values())
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no level is called " + code));
    }
}
