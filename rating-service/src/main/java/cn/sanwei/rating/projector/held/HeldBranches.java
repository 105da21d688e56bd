package cn.sanwei.rating.projector.held;

import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a township's branches are graded by, as the last batch left it: their scores, and the sums of their members'
 * totals, so that a mean is never a walk over members. Whoever is in a group counts for the branch above it too.
 */
public final class HeldBranches {
    /** An organisation in one cycle. */
    public record Place(UUID organisation, String cycle) {}

    /** @param total in hundredths, of those who are graded */
    public record Sum(long total, int members) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(long more, int who) {
            return new Sum(total + more, members + who);
        }
    }

    private final Map<UUID, UUID> parents;
    private final Map<UUID, List<Fact>> facts;
    private final Map<Place, Sum> sums = new HashMap<>();
    private final Map<Place, Rows.BranchRow> rows = new HashMap<>();

    /** @param own of each organisation, without those below it */
    public HeldBranches(Map<UUID, UUID> parents, Map<UUID, List<Fact>> facts, Map<Place, Sum> own) {
        this.parents = new HashMap<>(parents);
        this.facts = new HashMap<>();
        facts.forEach((branch, its) -> this.facts.put(branch, new ArrayList<>(its)));
        own.forEach((place, sum) -> add(place, sum.total(), sum.members()));
    }

    public void add(UUID branch, Fact fact) {
        facts.computeIfAbsent(branch, key -> new ArrayList<>()).add(fact);
    }

    /** @return the organisation and those above it, whose mean it moves */
    public Set<Place> add(Place place, long total, int members) {
        Set<Place> moved = new HashSet<>();
        UUID at = place.organisation();
        while (at != null && moved.add(new Place(at, place.cycle()))) {
            sums.merge(
                    new Place(at, place.cycle()),
                    new Sum(total, members),
                    (before, more) -> before.plus(more.total(), more.members()));
            at = parents.get(at);
        }
        return moved;
    }

    public List<Fact> factsOf(UUID branch) {
        return facts.getOrDefault(branch, List.of());
    }

    public MembersMean membersOf(Place place) {
        Sum sum = sums.getOrDefault(place, Sum.NONE);
        return new MembersMean(sum.total(), sum.members());
    }

    /** Every cycle in which it has scores. */
    public Set<Place> scored(UUID branch) {
        Set<Place> places = new HashSet<>();
        for (Fact fact : factsOf(branch)) {
            String cycle = fact.attributes().get("cycle");
            if (cycle != null) {
                places.add(new Place(branch, cycle));
            }
        }
        return places;
    }

    public Set<Place> all() {
        Set<Place> places = new HashSet<>(sums.keySet());
        facts.keySet().forEach(branch -> places.addAll(scored(branch)));
        return places;
    }

    /** Whether it says something else than the row before it, so that it has to be written. */
    public boolean isNews(Rows.BranchRow row) {
        Rows.BranchRow before = rows.put(new Place(row.organisation(), row.cycle()), row);
        return before == null || !before.saysTheSameAs(row);
    }

    /** Whether a version asks for the mean of a branch's members. */
    public static boolean weighsMembers(RuleBook book) {
        return book.branchWeights() != null && book.branchWeights().weighsMembers();
    }
}
