package cn.sanwei.scoring.ledger.township;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.Explanation;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.Months;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Consequence;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is on which list of a rule book. A list says whom people should look at and why; nothing follows from it by
 * itself. Whoever is exempt, on no roster in that time, or has points that cannot be summed, is on none.
 */
public final class ConsequenceLists {
    /** @param quarter 1 to 4, or 0 for the cycle */
    public record Listed(Consequence list, int quarter, Subject subject, Points points, String reason) {}

    private ConsequenceLists() {}

    /** In the order of the members as they are given; of a quarter by the version in force on its last day. */
    public static List<Listed> ofQuarter(RuleBooks books, CycleOfMembers cycle, int quarter) {
        Months months = Months.quarters(cycle.days()).get(quarter - 1);
        List<Listed> listed = new ArrayList<>();
        for (Consequence list : lists(books.inForceOn(months.last()), true)) {
            Map<String, List<Points>> byBranch = new TreeMap<>();
            for (CycleOfMembers.Scored member : cycle.members()) {
                QuarterStanding standing = QuarterStanding.of(books, member.ledger(), member.roster())
                        .get(quarter - 1);
                Optional<RosterLine> line = member.roster().lastWithin(months.first(), months.after());
                if (line.isEmpty() || standing.exempt() || !standing.summed()) {
                    continue;
                }
                if (list.ofBranches()) {
                    byBranch.computeIfAbsent(standing.organisation(), branch -> new ArrayList<>())
                            .add(standing.points());
                } else if (list.members().holds(line.get())) {
                    put(listed, list, quarter, member.ledger().subject(), standing.points(), standing.indicated());
                }
            }
            byBranch.forEach((branch, points) -> put(
                    listed,
                    list,
                    quarter,
                    new Subject(Subject.Kind.ORGANISATION, branch),
                    MembersMean.of(points).mean().orElseThrow(),
                    Optional.empty()));
        }
        return listed;
    }

    /** @param branches their standings; those without a score are on no list */
    public static List<Listed> ofCycle(RuleBooks books, CycleOfMembers cycle, Collection<BranchStanding> branches) {
        List<Listed> listed = new ArrayList<>();
        for (Consequence list : lists(books.inForceOn(cycle.days().last()), false)) {
            if (list.ofBranches()) {
                for (BranchStanding branch : branches) {
                    branch.score()
                            .ifPresent(score -> put(listed, list, 0, branch.organisation(), score, branch.indicated()));
                }
                continue;
            }
            for (CycleOfMembers.Scored member : cycle.members()) {
                Ledger ledger = member.ledger();
                Optional<RosterLine> line = member.roster()
                        .lastWithin(cycle.days().first(), cycle.days().after());
                if (line.isPresent()
                        && !ledger.exempt()
                        && ledger.isSummed()
                        && list.members().holds(line.get())) {
                    put(listed, list, 0, ledger.subject(), ledger.total(), ledger.indicated());
                }
            }
        }
        return listed;
    }

    private static List<Consequence> lists(Optional<RuleBook> book, boolean perQuarter) {
        return book.stream()
                .flatMap(found -> found.grading().consequences().stream())
                .filter(list -> list.perQuarter() == perQuarter)
                .toList();
    }

    private static void put(
            List<Listed> listed, Consequence list, int quarter, Subject subject, Points points, Optional<Band> band) {
        String when = quarter == 0 ? "本积分年度" : "第 " + quarter + " 季度";
        if (list.below() != null && points.compareTo(list.below()) < 0) {
            String reason = when + " " + Explanation.plain(points) + " 分，不足 " + Explanation.plain(list.below()) + " 分";
            listed.add(new Listed(list, quarter, subject, points, reason));
        } else if (band.isPresent() && list.grades().contains(band.get().code())) {
            String reason = when + "为“" + band.get().label() + "”（" + Explanation.plain(points) + " 分）";
            listed.add(new Listed(list, quarter, subject, points, reason));
        }
    }
}
