package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A township's rule books, a member and what he did, all of it from one seed. The rule books go through the parser. */
final class RandomCase {

    final List<String> yaml = new ArrayList<>();
    final List<RuleBook> books = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final Roster roster;
    final Cycle cycle;
    /** Mostly the end of the cycle. */
    final Instant asOf;

    /** Others of the township, each with his facts and roster; what comes from them is among {@link #facts}. */
    final Map<Subject, Other> others = new LinkedHashMap<>();

    record Other(List<Fact> facts, Roster roster) {}

    private final Random random;
    private final Dice dice;
    private final LocalDate first;

    RandomCase(long seed) {
        random = new Random(seed);
        dice = new Dice(random);
        int month = dice.pick(1, 1, 7, 8);
        int day = month == 8 ? 31 : 1;
        cycle = Cycle.of(dice.pick(2023, 2024, 2026));
        first = LocalDate.of(cycle.year(), month, day);
        int versions = 1 + dice.nextInt(3);
        for (int version = 1; version <= versions; version++) {
            LocalDate from = version == 1 && dice.chance(90)
                    ? first.minusDays(dice.nextInt(300))
                    : first.plusDays(dice.nextInt(400) - 20);
            yaml.add(ruleBook(version, from, "%02d-%02d".formatted(month, day)));
            books.add(Given.parsedWithoutIdleCaps(yaml.get(version - 1)));
        }
        Instant end = first.plusYears(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        asOf = dice.chance(60) ? end : end.minusSeconds(dice.nextInt(31_000_000));
        RandomFacts his = new RandomFacts(dice, Given.MEMBER, "f", cycle, first);
        roster = his.roster();
        facts.addAll(his.facts(110));
        for (int i = dice.nextInt(3); i > 0; i--) {
            Subject other = new Subject(Subject.Kind.MEMBER, "other" + i);
            RandomFacts theirs = new RandomFacts(dice, other, "g" + i + "-", cycle, first);
            others.put(other, new Other(theirs.facts(40), theirs.roster()));
        }
        facts.addAll(derived());
    }

    /** What comes to the member from the others, who are made known in any order. */
    List<Fact> derived() {
        Derivation derivation = Derivation.of(RuleBooks.of(books));
        List<Subject> order = new ArrayList<>(others.keySet());
        Collections.shuffle(order, random);
        for (Subject other : order) {
            List<Fact> theirs = new ArrayList<>(others.get(other).facts());
            Collections.shuffle(theirs, random);
            derivation.add(other, theirs, others.get(other).roster());
        }
        return derivation.factsFor(Given.MEMBER, roster);
    }

    /** The same facts, in another order, some of them several times, as if in batches that overlap. */
    List<Fact> shaken(long seed) {
        Random other = new Random(seed);
        List<Fact> shaken = new ArrayList<>(facts);
        for (Fact fact : facts) {
            for (int i = other.nextInt(3); i > 0; i--) {
                shaken.add(fact);
            }
        }
        Collections.shuffle(shaken, other);
        return shaken;
    }

    /** As a topic brings them: most in the order in which they happened, a few late, a few twice. */
    List<Fact> nearlyInOrder(long seed) {
        Random other = new Random(seed);
        List<Fact> coming = new ArrayList<>(facts);
        coming.sort(Intake.ORDER);
        for (int i = coming.size() / 20; i > 0; i--) {
            Fact late = coming.remove(other.nextInt(coming.size()));
            coming.add(other.nextInt(coming.size() + 1), late);
            coming.add(other.nextInt(coming.size() + 1), late);
        }
        return coming;
    }

    private String ruleBook(int version, LocalDate from, String starts) {
        StringBuilder text = new StringBuilder();
        text.append("id: random\ntitle: 随机\nversion: ").append(version);
        text.append("\ncounts-from: ")
                .append(from)
                .append("\ncycle-starts: ")
                .append(starts)
                .append('\n');
        if (dice.chance(30)) {
            text.append("base: ").append(dice.nextInt(80) - 10).append('\n');
        } else if (dice.chance(50)) {
            text.append("base:\n  - {points: 50, status: [full, probationary], categories: {none: [away]}");
            text.append(proRata())
                    .append("}\n  - {points: 12.5")
                    .append(proRata())
                    .append("}\n");
        }
        if (dice.chance(40)) {
            text.append("total: {floor: 0, ceiling: ")
                    .append(dice.pick(60, 85, 100))
                    .append("}\n");
        } else if (dice.chance(30)) {
            text.append("total: {floor: ").append(dice.nextInt(30) - 15).append("}\n");
        }
        if (dice.chance(25)) {
            text.append("exempt: {by-approval: ").append(dice.chance(50)).append(", categories: [");
            text.append(dice.pick(RandomFacts.TAGS)).append("]}\n");
        }
        RandomGrading grading = new RandomGrading(random);
        RandomRules rules = new RandomRules(dice, grading);
        text.append(rules.yaml()).append(grading.yaml(rules.all()));
        return text.toString();
    }

    private String proRata() {
        return dice.chance(50) ? "" : ", pro-rata: " + dice.pick(List.of("months-begun", "whole-months", "days"));
    }
}
