package cn.sanwei.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.PointsEvent.ArticlePublished;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what one event says about the roster of one township. */
final class RosterLines {
    private static final String FOREIGN_KEY_VIOLATED = "23503";

    private static final String ORGANISATION = """
            insert into roster_organisation (id, township, county, parent, level, sector)
            select cast(cast(:id as text) as uuid), t.id, t.county, cast(cast(:parent as text) as uuid), :level, :sector
            from township t where t.id = :township
            on conflict (township, id) do update
            set parent = excluded.parent, level = excluded.level, sector = excluded.sector
            """;
    private static final String LINE = """
            insert into roster_line (member, since, township, county, organisation, status, posts)
            select cast(cast(:member as text) as uuid), cast(cast(:since as text) as date), t.id, t.county,
                   cast(cast(:organisation as text) as uuid), :status, :posts
            from township t where t.id = :township
            on conflict (township, member, since) do update
            set organisation = excluded.organisation, status = excluded.status, posts = excluded.posts
            """;
    private static final String LINES_OF = """
            select count(*) from roster_line
            where township = :township and member = cast(cast(:member as text) as uuid)
            """;

    private final Mutiny.Session session;
    private final String township;

    RosterLines(Transaction transaction, String township) {
        this.session = transaction.session();
        this.township = township;
    }

    Uni<Void> write(PointsEvent event) {
        return switch (event) {
            case PointsEvent.OfTownship ignored -> Uni.createFrom().voidItem();
            case OrganisationEstablished o -> organisation(o);
            case MemberRegistered m -> line(m.member(), m.organisation(), m.status(), m.posts(), m.from());
            case MemberAssigned m ->
                known(m.member()).chain(() -> line(m.member(), m.organisation(), m.status(), m.posts(), m.from()));
            case MemberLeft m -> known(m.member()).chain(() -> left(m));
            case RuleBookPublished ignored -> Uni.createFrom().voidItem();
            case ArticlePublished ignored -> Uni.createFrom().voidItem();
            case ArticleRead ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfCycle ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfImport ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfBranchGrade ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfAward ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfExemption ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfRecordSheet ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfQuery ignored -> Uni.createFrom().voidItem();
            case PointsEvent.OfQuarterSheet ignored -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> organisation(OrganisationEstablished o) {
        return orGap(
                session.createNativeQuery(ORGANISATION)
                        .setParameter("township", township)
                        .setParameter("id", o.organisation().toString())
                        .setParameter(
                                "parent", o.parent() == null ? null : o.parent().toString())
                        .setParameter("level", o.level().code())
                        .setParameter("sector", o.sector())
                        .executeUpdate(),
                "organisation " + o.parent() + ", the parent of " + o.organisation());
    }

    private Uni<Void> line(
            MemberId member, OrganisationId organisation, MemberStatus status, Set<String> posts, LocalDate since) {
        return orGap(
                session.createNativeQuery(LINE)
                        .setParameter("township", township)
                        .setParameter("member", member.toString())
                        .setParameter("since", since.toString())
                        .setParameter("organisation", organisation.toString())
                        .setParameter("status", status.code())
                        .setParameter("posts", String.join(",", new TreeSet<>(posts)))
                        .executeUpdate(),
                "organisation " + organisation + " of member " + member);
    }

    private Uni<Void> left(MemberLeft m) {
        return session.createNativeQuery(LINE)
                .setParameter("township", township)
                .setParameter("member", m.member().toString())
                .setParameter("since", m.from().toString())
                .setParameter("organisation", null)
                .setParameter("status", null)
                .setParameter("posts", "")
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> known(MemberId member) {
        return session.createNativeQuery(LINES_OF, Long.class)
                .setParameter("township", township)
                .setParameter("member", member.toString())
                .getSingleResult()
                .invoke(lines -> {
                    if (lines == 0) {
                        throw new RosterGap("member " + member + " was not registered");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> orGap(Uni<Integer> write, String missing) {
        return write.onFailure(failure -> SqlFailure.sqlState(failure)
                        .filter(FOREIGN_KEY_VIOLATED::equals)
                        .isPresent())
                .transform(failure -> new RosterGap(missing))
                .replaceWithVoid();
    }
}
