package cn.sanwei.rating.read.standings;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one standing, with its exact place in the branch: those in higher blocks of points, and in one's own block those
 * with more points.
 */
public final class Standings {
    private static final String ONE = """
            select s.township, s.member, s.organisation, s.cycle, s.state, s.outcome, s.total, s.base, s.platform, s.points,
                   s.wish, s.grade, s.corrections, s.rule_book, s.rule_book_version, a.grade as awarded_grade, s.as_of,
                   1 + blocks.above + own.above as in_branch, blocks.all_of_them as of_branch,
                   u.reason as withheld
            from standing s
            left join awarded a on a.township = s.township and a.cycle = s.cycle and a.kind = 'member' and a.subject = s.member
            left join unfolded u on u.township = s.township and u.subject = s.member and u.cycle = s.cycle
            cross join lateral (
                select coalesce(sum(p.members) filter (where p.points > s.total), 0) as above,
                       coalesce(sum(p.members), 0) as all_of_them
                from points_count p
                where p.township = s.township and p.organisation = s.organisation and p.cycle = s.cycle and p.block) blocks
            cross join lateral (
                select coalesce(sum(p.members), 0) as above
                from points_count p
                where p.township = s.township and p.organisation = s.organisation and p.cycle = s.cycle and not p.block
                  and p.points > s.total and p.points < next_points_block(s.total)) own
            where s.township = :township and s.member = cast(cast(:member as text) as uuid)
            """;

    /** In the cycle that is asked for. */
    public static final String IN_CYCLE = ONE + " and s.cycle = :cycle";

    /** In the cycle that runs, or the last one before it in which there is one. */
    public static final String UP_TO_CYCLE = ONE + " and s.cycle <= :cycle order by s.cycle desc limit 1";

    private Standings() {}

    public static Uni<Optional<StandingRow>> in(Transaction transaction, String township, UUID member, String cycle) {
        return Select.first(
                transaction,
                StandingRow.class,
                IN_CYCLE,
                Map.of("township", township, "member", member, "cycle", cycle));
    }

    public static Uni<Optional<StandingRow>> upTo(Transaction transaction, String township, UUID member, String cycle) {
        return Select.first(
                transaction,
                StandingRow.class,
                UP_TO_CYCLE,
                Map.of("township", township, "member", member, "cycle", cycle));
    }
}
