package cn.sanwei.rating.read.standings;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.WithOthers;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.Optional;

/**
 * What is missing to the next grade: as the fold says it, since parts, conditions, rounding, bands for some and effects
 * are in no figure of a standing. It folds the one member who is asked about, when he is.
 */
public final class NextStep {
    private NextStep() {}

    /** What was read for it; nothing where the answer is known without. */
    public record Asked(Cycle cycle, WithOthers member) {}

    /** Empty in a cycle that is closed, for who is not graded, and where there is no rule book. */
    public static Uni<Optional<Asked>> ask(Transaction transaction, Optional<RuleBooks> books, StandingRow row) {
        Cycle cycle = Cycle.of(row.cycle());
        boolean open = row.state().equals("open") && row.outcome().equals("graded");
        if (!open || books.flatMap(known -> known.judging(cycle)).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return WithOthers.load(transaction, row.township(), row.member(), books.get())
                .map(member -> Optional.of(new Asked(cycle, member)));
    }

    /** Outside the transaction, on a thread that may take its time. */
    public static Uni<Optional<StandingView.Next>> answer(Optional<Asked> asked, Instant now) {
        return asked.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom()
                        .item(asked.get())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(known -> of(
                                known.member().books(),
                                known.cycle(),
                                known.member().read(),
                                now));
    }

    /** Of a member whose facts are at hand. */
    public static Optional<StandingView.Next> of(RuleBooks books, Cycle cycle, KnownMember member, Instant now) {
        Instant asOf = RunningLedger.asOf(books.days(cycle), CycleDays.dayOf(now));
        return LedgerFold.fold(books, cycle, member.subject(), member.facts(), member.roster(), asOf)
                .next()
                .map(StandingView.Next::of);
    }
}
