package cn.sanwei.rating.projector.closing;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RatingEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.rating.projector.gathering.PendingClosings;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.canonical.CanonicalQuarter;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A quarter that is closed now, for one branch. Its id is made from the request and the branch, and its time is the
 * request's, so that it would be the same event if it were made again.
 */
public record QuarterClosing(String township, UUID id, RatingEvent.QuarterClosed closed) {
    private static final Comparator<CanonicalQuarter> BY_MEMBER = Comparator.comparing(
            quarter -> MemberId.of(quarter.ledger().subject().id()));

    /** One member as he is folded in this batch. */
    record Member(Ledger ledger, Roster roster) {}

    /** One for each branch that somebody was in, in the order of their ids; none where no version judges the quarter. */
    static List<QuarterClosing> of(PendingClosings.QuarterRequest request, RuleBooks books, List<Member> members) {
        Map<String, List<CanonicalQuarter>> byBranch = new TreeMap<>();
        for (Member member : members) {
            QuarterStanding standing =
                    QuarterStanding.of(books, member.ledger(), member.roster()).get(request.quarter() - 1);
            Optional<RuleBook> judging = books.inForceOn(standing.last());
            if (standing.organisation() != null && judging.isPresent()) {
                byBranch.computeIfAbsent(standing.organisation(), branch -> new ArrayList<>())
                        .add(new CanonicalQuarter(member.ledger(), standing, judging.get()));
            }
        }
        return byBranch.entrySet().stream()
                .map(branch -> of(
                        request,
                        OrganisationId.of(branch.getKey()),
                        byBranch.size(),
                        branch.getValue().stream().sorted(BY_MEMBER).toList()))
                .toList();
    }

    private static QuarterClosing of(
            PendingClosings.QuarterRequest request,
            OrganisationId branch,
            int branches,
            List<CanonicalQuarter> quarters) {
        RuleBook judging = quarters.getFirst().judging();
        UUID id =
                UUID.nameUUIDFromBytes(("quarter-closed/" + request.township() + "/" + branch + "/" + request.request())
                        .getBytes(StandardCharsets.UTF_8));
        return new QuarterClosing(
                request.township(),
                id,
                new RatingEvent.QuarterClosed(
                        Cycle.of(request.cycle()),
                        request.quarter(),
                        branch,
                        request.request(),
                        branches,
                        RuleBookId.of(judging.id()),
                        judging.version(),
                        CanonicalQuarter.hash(quarters),
                        quarters.stream().map(QuarterClosing::frozen).toList(),
                        request.at()));
    }

    public Rows.OwnEvent event() {
        String stream = "quarter/" + township + "/" + closed.cycle() + "/" + closed.quarter() + "/"
                + closed.organisation() + "/" + closed.request();
        return new Rows.OwnEvent(township, stream, 1, id, closed);
    }

    private static RatingEvent.FrozenQuarter frozen(CanonicalQuarter quarter) {
        return new RatingEvent.FrozenQuarter(
                MemberId.of(quarter.ledger().subject().id()),
                quarter.standing().earned(),
                quarter.standing().points(),
                quarter.grade(),
                quarter.outcome(),
                quarter.hash());
    }
}
