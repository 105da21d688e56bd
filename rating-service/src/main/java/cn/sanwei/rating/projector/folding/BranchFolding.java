package cn.sanwei.rating.projector.folding;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.Points;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.HeldBranches;
import cn.sanwei.rating.projector.held.HeldBranches.Place;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Cause;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Grades the branches that a batch touches, each once: by a score that came, by a member whose total moved where the
 * rule book weighs the members' mean, by a version of the rule book. Where the cycle is closed the members' totals are
 * the frozen ones, so the mean is.
 */
final class BranchFolding {
    private final StoredLedgers stored;
    private final Pending pending;
    private final Map<String, TownshipState> townships;

    BranchFolding(StoredLedgers stored, Pending pending, Map<String, TownshipState> townships) {
        this.stored = stored;
        this.pending = pending;
        this.townships = townships;
    }

    /** @param changes of all members in this batch */
    List<Rows.BranchRow> run(List<LedgerChange> changes) throws SQLException {
        // A tree that changed moves the sums of those above.
        pending.organisations.forEach(row -> townships.get(row.township()).forgetBranches());
        Map<String, List<LedgerChange>> moved = moved(changes);
        Set<String> concerned = new LinkedHashSet<>(moved.keySet());
        pending.branches.keySet().forEach(branch -> concerned.add(branch.township()));
        concerned.addAll(pending.townships.keySet());
        List<Rows.BranchRow> rows = new ArrayList<>();
        for (String name : concerned) {
            TownshipState township = townships.get(name);
            if (township.books() != null) {
                rows.addAll(rows(township, moved.getOrDefault(name, List.of())));
            }
        }
        return rows;
    }

    /** By township; only where it matters to branches. */
    private Map<String, List<LedgerChange>> moved(List<LedgerChange> changes) {
        Map<String, List<LedgerChange>> moved = new HashMap<>();
        for (LedgerChange change : changes) {
            String township = change.after().key().township();
            if (townships.get(township).weighsMembers() && change.changesStanding()) {
                moved.computeIfAbsent(township, key -> new ArrayList<>()).add(change);
            }
        }
        return moved;
    }

    private List<Rows.BranchRow> rows(TownshipState township, List<LedgerChange> moved) throws SQLException {
        HeldBranches held = township.branches();
        if (held == null) {
            held = stored.branchesOf(township.township(), pending.organisations);
            township.hold(held);
        }
        Map<Place, Cause> touched = new HashMap<>();
        scores(township.township(), held, touched);
        for (LedgerChange change : moved) {
            move(held, change.before(), -1, change.cause(), touched);
            move(held, change.after(), 1, change.cause(), touched);
        }
        Pending.Touch everybody = pending.townships.get(township.township());
        if (everybody != null) {
            held.all().forEach(place -> touch(touched, place, everybody.cause()));
        }
        List<Rows.BranchRow> rows = new ArrayList<>();
        for (Map.Entry<Place, Cause> each : touched.entrySet()) {
            if (isGraded(township, held, each.getKey())) {
                Rows.BranchRow row = row(township, held, each.getKey(), each.getValue());
                if (held.isNews(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private void scores(String township, HeldBranches held, Map<Place, Cause> touched) {
        if (pending.branches.keySet().stream()
                .noneMatch(branch -> branch.township().equals(township))) {
            return;
        }
        pending.facts.stream()
                .filter(row -> row.key().township().equals(township))
                .filter(row -> row.fact().subject().kind() == Subject.Kind.ORGANISATION)
                .forEach(row -> held.add(row.subject(), row.fact()));
        pending.branches.forEach((branch, cause) -> {
            if (branch.township().equals(township)) {
                held.scored(branch.organisation()).forEach(place -> touch(touched, place, cause));
            }
        });
    }

    private static void move(
            HeldBranches held, Rows.StandingRow standing, int members, Cause cause, Map<Place, Cause> touched) {
        if (standing != null && standing.isRanked()) {
            Place place = new Place(standing.organisation(), standing.key().cycle());
            held.add(place, members * standing.total(), members).forEach(at -> touch(touched, at, cause));
        }
    }

    /** The last cause is the one after which the figures are so. */
    private static void touch(Map<Place, Cause> touched, Place place, Cause cause) {
        touched.merge(place, cause, (before, now) -> now.recordedAt().isBefore(before.recordedAt()) ? before : now);
    }

    /** One without a score is looked at only where its members' mean is weighed. */
    private static boolean isGraded(TownshipState township, HeldBranches held, Place place) {
        return township.judging(place.cycle())
                .filter(book -> HeldBranches.weighsMembers(book)
                        || held.scored(place.organisation()).contains(place))
                .isPresent();
    }

    private static Rows.BranchRow row(TownshipState township, HeldBranches held, Place place, Cause cause) {
        RuleBook judging = township.judging(place.cycle()).orElseThrow();
        MembersMean members = HeldBranches.weighsMembers(judging) ? held.membersOf(place) : MembersMean.OF_NOBODY;
        UUID branch = place.organisation();
        BranchStanding standing = BranchStanding.of(
                township.books(),
                Cycle.of(place.cycle()),
                Subject.of(new OrganisationId(branch)),
                held.factsOf(branch),
                members);
        return new Rows.BranchRow(
                township.township(),
                branch,
                place.cycle(),
                standing.pointsWork().map(Points::hundredths).orElse(null),
                standing.yearEndTarget().map(Points::hundredths).orElse(null),
                standing.membersMean().map(Points::hundredths).orElse(null),
                members.members(),
                standing.score().map(Points::hundredths).orElse(null),
                standing.indicated().map(Band::code).orElse(null),
                judging.id(),
                judging.version(),
                cause.recordedAt());
    }
}
