package cn.sanwei.rating.read.standings;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Select;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads one standing, with its exact place in the branch. */
public final class Standings {
    private static final String ONE = """
            select s.township, s.member, s.organisation, s.cycle, s.state, s.outcome, s.total, s.base, s.platform, s.points,
                   s.wish, s.grade, s.corrections, s.rule_book, s.rule_book_version, a.grade as awarded_grade, s.as_of,
                   1 + c.above as in_branch, c.all_of_them as of_branch
            from standing s
            left join awarded a on a.township = s.township and a.cycle = s.cycle and a.kind = 'member' and a.subject = s.member
            cross join lateral (
                select coalesce(sum(p.members) filter (where p.points > s.total), 0) as above,
                       coalesce(sum(p.members), 0) as all_of_them
                from points_count p
                where p.township = s.township and p.organisation = s.organisation and p.cycle = s.cycle) c
            where s.township = :township and s.member = cast(cast(:member as text) as uuid)
            """;

    private Standings() {}

    public static Uni<Optional<StandingRow>> in(Transaction transaction, String township, UUID member, String cycle) {
        return Select.first(
                transaction,
                StandingRow.class,
                ONE + " and s.cycle = :cycle",
                Map.of("township", township, "member", member, "cycle", cycle));
    }

    /** That of the cycle which runs, or of the last one before it in which the member has one. */
    public static Uni<Optional<StandingRow>> upTo(Transaction transaction, String township, UUID member, String cycle) {
        return Select.first(
                transaction,
                StandingRow.class,
                ONE + " and s.cycle <= :cycle order by s.cycle desc limit 1",
                Map.of("township", township, "member", member, "cycle", cycle));
    }
}
