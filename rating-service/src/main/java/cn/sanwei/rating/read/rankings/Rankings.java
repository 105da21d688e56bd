package cn.sanwei.rating.read.rankings;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Reach;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Pages of members by points, with exact places, and without sorting a township. An index has the order; the counts by
 * points have the place of the first of a page, and by how much those after him lie lower. Whoever is not graded is
 * listed without a place.
 */
public final class Rankings {
    /** More organisations than these are looked for in the township's order; fewer are each listed and then merged. */
    private static final int LISTED_EACH = 500;

    /** What the township as a whole is counted under. */
    private static final String WHOLE_TOWNSHIP = "00000000-0000-0000-0000-000000000000";

    private static final String ORGANISATIONS = "(cast(string_to_array(cast(:organisations as text), ',') as uuid[]))";
    private static final String FROM_THERE =
            " and (s.total, s.member) < (cast(cast(:total as text) as bigint), cast(cast(:member as text) as uuid))"
                    + " order by s.total desc, s.member desc limit cast(cast(:limit as text) as integer)";
    private static final String OF_TOWNSHIP =
            "with listed as materialized (select s.* from standing s where s.township = :township and s.cycle = :cycle";
    private static final String PLACED = """
            ), counted as not materialized (
                select p.block, p.points, p.members from points_count p
                where p.township = :township and p.cycle = :cycle and p.organisation = any
            """ + ORGANISATIONS + """
            ), edge as (
                select max(total) as highest, min(total) as lowest from listed
                where outcome = 'graded' and organisation is not null
            ), above as (
                select coalesce(sum(part.members), 0) as members from edge cross join lateral (
                    select sum(c.members) as members from counted c where c.block and c.points > edge.highest
                    union all
                    select sum(c.members) from counted c
                    where not c.block and c.points > edge.highest and c.points < next_points_block(edge.highest)) part
            ), place as (
                select c.points, 1 + above.members + sum(sum(c.members)) over (order by c.points desc) - sum(c.members) as rank
                from edge cross join above cross join counted c
                where not c.block and c.points between edge.lowest and edge.highest
                group by c.points, above.members
            )
            select l.member, l.organisation, l.state, l.outcome, l.total, l.platform, l.points, l.wish, l.grade,
                   a.grade as awarded_grade, place.rank
            from listed l
            left join awarded a on a.township = l.township and a.cycle = l.cycle and a.kind = 'member' and a.subject = l.member
            left join place on place.points = l.total and l.outcome = 'graded' and l.organisation is not null
            order by l.total desc, l.member desc
            """;

    /** Everybody, those without an organisation too. */
    public static final String EVERYBODY = OF_TOWNSHIP + FROM_THERE + PLACED;

    private static final String EVERY_ORGANISATION =
            OF_TOWNSHIP + " and s.organisation is not null" + FROM_THERE + PLACED;
    private static final String MANY_ORGANISATIONS =
            OF_TOWNSHIP + " and s.organisation = any " + ORGANISATIONS + FROM_THERE + PLACED;

    /** Of each organisation a page, and of all these the first. */
    public static final String ORGANISATION_BY_ORGANISATION =
            "with listed as materialized (select s.* from unnest " + ORGANISATIONS
                    + " as o (organisation) cross join lateral (select * from standing s where s.township = :township"
                    + " and s.organisation = o.organisation and s.cycle = :cycle" + FROM_THERE + ") s"
                    + " order by s.total desc, s.member desc limit cast(cast(:limit as text) as integer)" + PLACED;

    private static final String SUBTREE = Reach.SUBTREE + """
            select r.organisation, (select count(*) from organisation o where o.township = :township) as of_all from reach r
            """;

    private Rankings() {}

    /** Among whom somebody has his place. */
    record Circle(String sql, String organisations) {
        static final Circle TOWNSHIP = new Circle(EVERYBODY, WHOLE_TOWNSHIP);
    }

    /** @param member with {@code total} the last of the page before */
    record Asked(String township, String cycle, Circle circle, long total, UUID member, int limit) {}

    /** As it is stored; in hundredths. */
    public record Row(
            UUID member,
            UUID organisation,
            String state,
            String outcome,
            long total,
            long platform,
            long points,
            long wish,
            String grade,
            String awardedGrade,
            Integer rank) {}

    private record Reached(UUID organisation, int ofAll) {}

    /** @param roots as {@link Reach#SUBTREE} has them */
    static Uni<Circle> subtree(Transaction transaction, String township, String roots) {
        return Select.list(transaction, Reached.class, SUBTREE, Map.of("township", township, "roots", roots))
                .map(Rankings::circle);
    }

    private static Circle circle(List<Reached> reached) {
        if (!reached.isEmpty() && reached.size() == reached.getFirst().ofAll()) {
            return new Circle(EVERY_ORGANISATION, WHOLE_TOWNSHIP);
        }
        String ids =
                reached.stream().map(each -> each.organisation().toString()).collect(Collectors.joining(","));
        return new Circle(reached.size() > LISTED_EACH ? MANY_ORGANISATIONS : ORGANISATION_BY_ORGANISATION, ids);
    }

    static Uni<List<Row>> page(Transaction transaction, Asked asked) {
        return Select.list(
                transaction,
                Row.class,
                asked.circle().sql(),
                Map.of(
                        "township",
                        asked.township(),
                        "cycle",
                        asked.cycle(),
                        "organisations",
                        asked.circle().organisations(),
                        "total",
                        asked.total(),
                        "member",
                        asked.member(),
                        "limit",
                        asked.limit()));
    }
}
