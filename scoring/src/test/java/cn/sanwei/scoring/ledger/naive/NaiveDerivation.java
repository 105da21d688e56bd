package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Multiplier;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What comes to a member from others, rule by rule and fact by fact, as the guide says it. */
final class NaiveDerivation {
    private NaiveDerivation() {}

    /** Each as "id type event rule by-which-relation points", and what takes one back as "id cancels event". */
    static Set<String> of(RandomCase random, Subject member) {
        Set<String> derived = new TreeSet<>();
        random.others.forEach((other, his) -> {
            List<Fact> sound = sound(his.facts());
            for (Fact fact : sound) {
                LocalDate day =
                        fact.occurredAt().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
                RuleBook book = random.books.stream()
                        .filter(one -> !one.countsFrom().isAfter(day))
                        .max(Comparator.comparingInt(RuleBook::version))
                        .orElse(null);
                RosterLine line = lineOn(his.roster(), day);
                RosterLine mine = lineOn(random.roster, day);
                if (book != null && line != null && mine != null) {
                    String by = NaiveIntake.takenBackBy(fact, sound);
                    for (Rule rule : book.rules()) {
                        derived.addAll(passedOn(book, rule, fact, line, mine, member, by, sound));
                    }
                }
            }
        });
        return derived;
    }

    private static List<Fact> sound(Collection<Fact> facts) {
        return NaiveIntake.once(facts).values().stream()
                .filter(fact -> NaiveIntake.wrong(fact) == null)
                .toList();
    }

    private static Set<String> passedOn(
            RuleBook book,
            Rule rule,
            Fact fact,
            RosterLine line,
            RosterLine mine,
            Subject member,
            String by,
            List<Fact> sound) {
        Set<String> passedOn = new TreeSet<>();
        boolean late = rule.terms().recordedWithin() != null
                && fact.recordedAt()
                        .atOffset(ZoneOffset.ofHours(8))
                        .toLocalDate()
                        .isAfter(fact.occurredAt()
                                .atOffset(ZoneOffset.ofHours(8))
                                .toLocalDate()
                                .plus(rule.terms().recordedWithin()));
        if (rule.terms().absence() != null || late || !NaiveConditions.matches(rule, fact, line)) {
            return passedOn;
        }
        for (Rule his : book.rules()) {
            Set<String> of = his.when().facts().attributes().getOrDefault("rule", Set.of());
            if (!of.contains(rule.id()) || !NaiveConditions.isOne(his.members(), mine)) {
                continue;
            }
            if (his.fact().equals("colleague-scored") && mine.organisation().equals(line.organisation())) {
                passedOn.add(words(fact, rule, "", line));
            }
            Set<String> as = his.when().facts().attributes().getOrDefault("as", Set.of());
            for (String relation : List.of("introducer", "mentor", "contact")) {
                if (his.fact().equals("mentee-scored")
                        && member.id().equals(fact.attributes().get(relation))
                        && (as.isEmpty() || as.contains(relation))) {
                    passedOn.add(words(fact, rule, "/" + relation, line));
                }
            }
        }
        if (by != null && !passedOn.isEmpty()) {
            Fact correction = sound.stream()
                    .filter(other -> other.event().equals(by))
                    .findFirst()
                    .orElseThrow();
            passedOn.add(correction.id() + "/" + fact.event() + " cancels " + fact.event());
        }
        return passedOn;
    }

    private static String words(Fact fact, Rule rule, String relation, RosterLine line) {
        String worth = "-";
        if (rule.amount() instanceof Amount.OfOne ofOne) {
            BigDecimal points = ofOne.of(fact).decimal().abs();
            for (Multiplier multiplier : rule.terms().multiply()) {
                if (NaiveConditions.holds(multiplier.when(), fact, line)) {
                    points = points.multiply(NaiveFold.decimal(multiplier.by()));
                }
            }
            worth = points.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        return fact.id() + "/" + rule.id() + relation + " " + fact.event() + " " + rule.id() + " " + worth;
    }

    /** What {@link Derivation} gave, in the same words. */
    static Set<String> of(List<Fact> derived) {
        Set<String> words = new TreeSet<>();
        for (Fact fact : derived) {
            if (fact.cancels() != null) {
                words.add(fact.id() + " cancels " + fact.cancels());
                continue;
            }
            String worth = fact.measures().containsKey("points")
                    ? new Points(fact.measures().get("points").tenThousandths() / 100).toString()
                    : "-";
            words.add(fact.id() + " " + fact.event() + " " + fact.attributes().get("rule") + " " + worth);
        }
        return words;
    }

    static RosterLine lineOn(Roster roster, LocalDate day) {
        RosterLine found = null;
        for (RosterLine line : roster.lines()) {
            if (!line.from().isAfter(day)) {
                found = line;
            }
        }
        return found == null || found.to() != null && !found.to().isAfter(day) ? null : found;
    }
}
