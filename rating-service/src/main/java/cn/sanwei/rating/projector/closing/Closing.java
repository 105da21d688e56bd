package cn.sanwei.rating.projector.closing;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A cycle that is closed now: what everybody has is frozen, with a hash over all ledgers. Its time is that of the
 * request, so that it would be the same event if it were made again.
 */
public record Closing(Rows.ClosingRow row, List<Rows.FrozenRow> frozen, Rows.OwnEvent event) {
    private static final Comparator<LedgerChange> BY_MEMBER =
            Comparator.comparing(change -> new MemberId(change.after().key().member()));

    public static Closing of(Pending.CloseRequest request, RuleBook judging, List<LedgerChange> folded) {
        List<LedgerChange> sorted = folded.stream().sorted(BY_MEMBER).toList();
        UUID requestId = request.event().envelope().id();
        UUID id = UUID.nameUUIDFromBytes(
                ("cycle-closed/" + request.event().township() + "/" + request.cycle() + "/" + requestId)
                        .getBytes(StandardCharsets.UTF_8));
        String hash =
                CanonicalLedger.hash(sorted.stream().map(LedgerChange::ledger).toList());
        RatingEvent.CycleClosed closed = new RatingEvent.CycleClosed(
                Cycle.of(request.cycle()),
                requestId,
                RuleBookId.of(judging.id()),
                judging.version(),
                hash,
                sorted.stream().map(LedgerChange::after).map(Closing::frozen).toList(),
                request.event().event().occurredAt());
        Rows.ClosingRow row = new Rows.ClosingRow(
                request.event().township(),
                request.cycle(),
                requestId,
                id,
                judging.id(),
                judging.version(),
                hash,
                closed.occurredAt(),
                true);
        List<Rows.FrozenRow> frozen = sorted.stream()
                .map(LedgerChange::after)
                .map(each ->
                        new Rows.FrozenRow(each.key(), each.total(), each.grade(), each.outcome(), each.ledgerHash()))
                .toList();
        String stream = "cycle/" + request.event().township() + "/" + request.cycle() + "/" + requestId;
        return new Closing(row, frozen, new Rows.OwnEvent(request.event().township(), stream, 1, id, closed));
    }

    private static RatingEvent.Frozen frozen(Rows.StandingRow standing) {
        return new RatingEvent.Frozen(
                new MemberId(standing.key().member()),
                new Points(standing.total()),
                standing.grade(),
                standing.outcome(),
                standing.ledgerHash(),
                standing.organisation() == null ? null : new OrganisationId(standing.organisation()));
    }
}
