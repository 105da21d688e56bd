package cn.sanwei.points.read.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Exemption.Terms;
import cn.sanwei.points.read.awards.Cycles;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What commands must know of exemptions on application. */
public final class ExemptionTerms {
    private static final String APPROVED = "select member from exemption where cycle = :cycle and state = 'approved'";

    private ExemptionTerms() {}

    private record Approved(MemberId member) {}

    /** For a command that builds upon it: nobody opens the cycle again before it is done. */
    public static Uni<Terms> find(Transaction transaction, TownshipId township, Cycle cycle) {
        return Cycles.isClosed(transaction, township, cycle)
                .chain(closed -> PublishedRuleBooks.find(transaction).map(books -> terms(closed, books, cycle)));
    }

    private static Terms terms(boolean closed, Optional<RuleBooks> books, Cycle cycle) {
        return new Terms(
                closed,
                books.flatMap(found -> found.judging(cycle))
                        .map(book -> book.grading().exemption().byApproval()),
                books.map(found -> found.days(cycle).first()).orElse(LocalDate.MAX));
    }

    /** Who has an approval that stands. */
    public static Uni<Set<MemberId>> approved(Transaction transaction, Cycle cycle) {
        return Tables.list(transaction, Approved.class, APPROVED, Map.of("cycle", cycle))
                .map(found -> found.stream().map(Approved::member).collect(Collectors.toSet()));
    }
}
