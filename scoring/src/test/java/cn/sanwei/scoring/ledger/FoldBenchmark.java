package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many facts a second one thread folds, under a rule book of 40 rules with caps by day and cycle: going on one fact
 * at a time, in batches with 1 % late, and whole. Run by hand; no test. Prints one line for each round.
 */
public final class FoldBenchmark {
    private static final int MEMBERS = 2_000;
    private static final int FACTS = 400_000;
    private static final String[] TYPES = {
        "article-read", "activity-attended", "activity-missed", "wish-claimed", "wish-fulfilled", "donation-made"
    };

    private FoldBenchmark() {}

    public static void main(String[] args) {
        RuleBooks books = RuleBooks.of(book());
        List<List<Fact>> byMember = facts();
        for (int round = 0; round < 8; round++) {
            long one = measure(books, byMember, 1, false);
            long batches = measure(books, byMember, 10, true);
            long whole = measure(books, byMember, Integer.MAX_VALUE, false);
            System.out.printf(
                    "round %d: one by one %,d facts/s; batches of 10, 1 %% late %,d facts/s; whole folds %,d facts/s%n",
                    round, rate(one), rate(batches), rate(whole));
        }
        long before = used();
        List<RunningLedger> held = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            RunningLedger ledger = begin(books, i);
            ledger.add(byMember.get(i));
            held.add(ledger);
        }
        System.out.printf(
                "beside the facts: %,d bytes a member with %d facts (%d held)%n",
                (used() - before) / MEMBERS, FACTS / MEMBERS, held.size());
    }

    private static long rate(long nanos) {
        return FACTS * 1_000_000_000L / nanos;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static RunningLedger begin(RuleBooks books, int member) {
        Cycle cycle = Cycle.of(2026);
        return RunningLedger.of(
                books, cycle, subject(member), Given.fullMember(), RunningLedger.endOf(books.days(cycle)));
    }

    private static long measure(RuleBooks books, List<List<Fact>> byMember, int batch, boolean late) {
        long sum = 0;
        long nanos = 0;
        for (int i = 0; i < MEMBERS; i++) {
            List<Fact> facts = new ArrayList<>(byMember.get(i));
            for (int j = 50; late && j < facts.size(); j += 100) {
                facts.add(j, facts.remove(j - 5));
            }
            long start = System.nanoTime();
            RunningLedger ledger = begin(books, i);
            for (int from = 0; from < facts.size(); from += batch) {
                ledger.add(facts.subList(from, (int) Math.min(facts.size(), (long) from + batch)));
                sum += ledger.judgement().total().hundredths();
                if (batch == Integer.MAX_VALUE) {
                    break;
                }
            }
            nanos += System.nanoTime() - start;
        }
        if (sum == 42) {
            System.out.println("never");
        }
        return nanos;
    }

    private static Subject subject(int member) {
        return new Subject(Subject.Kind.MEMBER, "m" + member);
    }

    private static RuleBook book() {
        StringBuilder yaml = new StringBuilder("base: 50\ntotal: {floor: 0, ceiling: 100}\nrules:\n");
        for (int i = 0; i < 40; i++) {
            yaml.append("  - {id: r").append(i).append(", label: 项目, fact: ").append(TYPES[i % TYPES.length]);
            yaml.append(", when: {attributes: {kind: k")
                    .append(i / TYPES.length)
                    .append("}}, points: 1.5, caps: ");
            yaml.append("[{points: 3, per: day}, {points: 30, per: cycle}]}\n");
        }
        return Given.book(yaml.toString());
    }

    private static List<List<Fact>> facts() {
        Random random = new Random(1);
        List<List<Fact>> byMember = new ArrayList<>();
        long start = Instant.parse("2025-12-31T16:00:00Z").getEpochSecond();
        for (int member = 0; member < MEMBERS; member++) {
            long[] at = new long[FACTS / MEMBERS];
            Arrays.setAll(at, i -> start + random.nextInt(365 * 86_400));
            Arrays.sort(at);
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                String id = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
                Instant instant = Instant.ofEpochSecond(at[i]);
                facts.add(new Fact(
                        id,
                        id,
                        subject(member),
                        TYPES[random.nextInt(TYPES.length)],
                        instant,
                        instant,
                        Map.of("hours", Measure.ofWhole(2)),
                        Map.of("kind", "k" + random.nextInt(7), "theme", "t"),
                        null));
            }
            byMember.add(facts);
        }
        return byMember;
    }
}
