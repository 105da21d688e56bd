package cn.sanwei.scoring.ledger.township;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.QuotaScheme;
import cn.sanwei.scoring.rulebook.grading.QuotaScheme.TieBreak;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has a place in a grade of which there are only so many. By total, then by what the rule book declares for equal
 * totals. Whom there is no place for competes in the next grade down; nobody falls to a grade without a star.
 */
public final class Quotas {
    /**
     * @param byPoints what the total shows
     * @param given what is left of that
     * @param reason in words where the two differ, else null
     */
    public record Placed(Subject subject, Band byPoints, Band given, String reason) {}

    private final RuleBook book;
    private final QuotaScheme scheme;
    private final Map<Subject, Placed> placed = new HashMap<>();

    private Quotas(RuleBook book) {
        this.book = book;
        this.scheme = book.grading().quotas();
    }

    /**
     * @param judging the book that judges the cycle
     * @return for each member who is graded, in the order in which they are given; what the total shows where the book
     *     has no quotas
     */
    public static List<Placed> of(RuleBook judging, CycleOfMembers cycle) {
        Quotas quotas = new Quotas(judging);
        List<One> graded = new ArrayList<>();
        for (CycleOfMembers.Scored member : cycle.members()) {
            member.roster()
                    .lastWithin(cycle.days().first(), cycle.days().after())
                    .ifPresent(line -> member.ledger()
                            .indicated()
                            .ifPresent(band -> graded.add(new One(
                                    member.ledger(),
                                    line,
                                    judging.grading().grades().bandsFor(line),
                                    band))));
        }
        if (quotas.scheme != null) {
            quotas.groups(graded).values().forEach(quotas::place);
        }
        return graded.stream()
                .map(one -> quotas.placed.getOrDefault(
                        one.ledger().subject(), new Placed(one.ledger().subject(), one.band(), one.band(), null)))
                .toList();
    }

    /** @param band that he competes for at the moment */
    private record One(Ledger ledger, RosterLine line, List<Band> bands, Band band) {
        /** The next grade down that has a star, or null. */
        One fallen() {
            List<Band> below = bands.subList(bands.indexOf(band) + 1, bands.size());
            return below.stream()
                    .filter(next -> next.stars() > 0)
                    .findFirst()
                    .map(next -> new One(ledger, line, bands, next))
                    .orElse(null);
        }
    }

    private Map<String, List<One>> groups(List<One> graded) {
        Map<String, List<One>> groups = new TreeMap<>();
        graded.forEach(one -> groups.computeIfAbsent(
                        scheme.withinBranch() ? one.line().organisation() : "", group -> new ArrayList<>())
                .add(one));
        return groups;
    }

    private void place(List<One> group) {
        List<One> competing = new ArrayList<>(group);
        for (Band band : book.grades()) {
            scheme.places().stream()
                    .filter(places -> places.grade().equals(band.code()))
                    .findFirst()
                    .ifPresent(places -> place(band, scheme.placesFor(places, group.size()), competing));
        }
    }

    /** Leaves so many in the band; the others compete for the next one. */
    private void place(Band band, int places, List<One> competing) {
        List<One> here = new ArrayList<>(competing.stream()
                .filter(one -> one.band().code().equals(band.code()))
                .toList());
        Comparator<One> order = order();
        here.sort(order);
        int in = cut(here, places, order);
        for (int i = in; i < here.size(); i++) {
            One one = here.get(i);
            One fallen = one.fallen();
            if (fallen != null) {
                competing.set(competing.indexOf(one), fallen);
                Placed before = placed.get(one.ledger().subject());
                Band byPoints = before == null ? one.band() : before.byPoints();
                String reason = (before == null ? "" : before.reason() + "；") + "“" + band.label() + "”名额 " + places
                        + " 个，按总分" + (scheme.ties().isEmpty() ? "" : "和同分比较办法") + "排在第 " + (i + 1) + "，计入“"
                        + fallen.band().label() + "”";
                placed.put(one.ledger().subject(), new Placed(one.ledger().subject(), byPoints, fallen.band(), reason));
            }
        }
    }

    /** How many of the sorted are in: those equal to the last place share it, or none of them has it. */
    private int cut(List<One> sorted, int places, Comparator<One> order) {
        if (sorted.size() <= places || places == 0) {
            return Math.min(sorted.size(), places);
        }
        One last = sorted.get(places - 1);
        if (order.compare(last, sorted.get(places)) != 0) {
            return places;
        }
        int at = places - 1;
        if (scheme.tiedShare()) {
            while (at + 1 < sorted.size() && order.compare(last, sorted.get(at + 1)) == 0) {
                at++;
            }
            return at + 1;
        }
        while (at > 0 && order.compare(last, sorted.get(at - 1)) == 0) {
            at--;
        }
        return at;
    }

    private Comparator<One> order() {
        Comparator<One> order =
                Comparator.comparing((One one) -> one.ledger().total()).reversed();
        for (TieBreak tie : scheme.ties()) {
            order = order.thenComparing(one -> -worth(tie, one.ledger()));
        }
        return order;
    }

    private static long worth(TieBreak tie, Ledger ledger) {
        return switch (tie) {
            case TieBreak.Rules rules ->
                sum(ledger.entries().stream()
                        .filter(entry -> rules.rules().contains(entry.rule()))
                        .map(LedgerEntry::points)
                        .toList());
            case TieBreak.OfMicro micro -> ledger.byMicro().get(micro.micro()).hundredths();
            case TieBreak.FewestDeductions fewest ->
                sum(ledger.entries().stream()
                        .map(LedgerEntry::points)
                        .filter(Points::isNegative)
                        .toList());
        };
    }

    private static long sum(Collection<Points> points) {
        return points.stream().mapToLong(Points::hundredths).sum();
    }
}
