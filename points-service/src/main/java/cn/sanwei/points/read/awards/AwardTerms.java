package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardCommand.Grades;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import cn.sanwei.points.read.exemptions.ExemptionTerms;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Exemption;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rule book that judges a cycle says about awarding. */
public record AwardTerms(RuleBook ruleBook) {
    /** Stars are shown for one year: then the next cycle's stand. */
    private static final Period ON_THE_BOARD = Period.ofYears(1);

    private static final String ROSTER = """
            select member, organisation, status, categories, posts, since
            from roster_on(cast(cast(:today as text) as date))
            where organisation in (select organisation from subtree_of(cast(cast(:branch as text) as uuid)))
            """;

    private record OnRoster(
            MemberId member,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate since) {
        RosterLine line() {
            return new RosterLine(organisation.toString(), status, categories, posts, since, null);
        }
    }

    public static LocalDate boardUntil(LocalDate today) {
        return today.plus(ON_THE_BOARD);
    }

    /** Refused where no rule book judges the cycle. */
    public static Uni<AwardTerms> find(Transaction transaction, Cycle cycle) {
        return PublishedRuleBooks.find(transaction)
                .map(books -> books.flatMap(found -> found.judging(cycle))
                        .map(AwardTerms::new)
                        .orElseThrow(() -> new RefusedException(new NoRuleBook())));
    }

    public Grades grades() {
        return new Grades(ruleBook.everyGrade().stream().collect(Collectors.toMap(Band::code, Band::stars)));
    }

    /** Who is in the branch or a group below it today, and whether he is exempt, by what he is or by approval. */
    public Uni<Map<MemberId, Boolean>> roster(
            Transaction transaction, OrganisationId branch, Cycle cycle, LocalDate today) {
        return ExemptionTerms.approved(transaction, cycle)
                .chain(approved -> Tables.list(
                                transaction, OnRoster.class, ROSTER, Map.of("today", today, "branch", branch))
                        .map(found -> found.stream()
                                .collect(Collectors.toMap(OnRoster::member, member -> isExempt(member, approved)))));
    }

    private boolean isExempt(OnRoster member, Set<MemberId> approved) {
        Exemption exemption = ruleBook.grading().exemption();
        return exemption.holds(member.line()) || exemption.byApproval() && approved.contains(member.member());
    }
}
