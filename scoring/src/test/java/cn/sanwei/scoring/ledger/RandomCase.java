package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A township's rule books, a member and what he did, all of it from one seed. The rule books go through the parser. */
final class RandomCase {
    private static final List<String> TYPES = List.of(
            "article-read", "activity-attended", "activity-missed", "wish-claimed", "wish-fulfilled", "donation-made");
    private static final List<String> KINDS = List.of("theme-day", "training", "party-lecture");
    private static final List<String> TAGS = List.of("in-service", "retired", "away");
    private static final List<String> POSTS = List.of("secretary", "group-leader");
    private static final List<String> PERIODS = List.of("day", "week", "month", "quarter", "cycle");

    final List<String> yaml = new ArrayList<>();
    final List<RuleBook> books = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final Roster roster;
    final Cycle cycle;
    /** Mostly the end of the cycle. */
    final Instant asOf;

    private final Random random;
    private final LocalDate first;
    /** Whether only the highest of a group counts over a period, in the book that is being written. */
    private boolean ranked;
    /** Whether a ladder may clear the one group that there is, in which nothing has validity. */
    private boolean clearing;

    private RandomGrading grading;

    RandomCase(long seed) {
        random = new Random(seed);
        int month = pick(1, 1, 7, 8);
        int day = month == 8 ? 31 : 1;
        cycle = Cycle.of(pick(2023, 2024, 2026));
        first = LocalDate.of(cycle.year(), month, day);
        int versions = 1 + random.nextInt(3);
        for (int version = 1; version <= versions; version++) {
            LocalDate from = version == 1 && chance(90)
                    ? first.minusDays(random.nextInt(300))
                    : first.plusDays(random.nextInt(400) - 20);
            yaml.add(ruleBook(version, from, "%02d-%02d".formatted(month, day)));
            books.add(Given.parsedWithoutIdleCaps(yaml.get(version - 1)));
        }
        Instant end = first.plusYears(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        asOf = chance(60) ? end : end.minusSeconds(random.nextInt(31_000_000));
        roster = roster();
        int count = random.nextInt(110);
        for (int i = 0; i < count; i++) {
            facts.add(fact("f" + i));
        }
        if (!facts.isEmpty() && chance(15)) {
            Fact some = facts.get(random.nextInt(facts.size()));
            facts.add(withOtherInstant(some));
        }
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
        java.util.Collections.shuffle(shaken, other);
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
        if (chance(30)) {
            text.append("base: ").append(random.nextInt(80) - 10).append('\n');
        } else if (chance(50)) {
            text.append("base:\n  - {points: 50, status: [full, probationary], categories: {none: [away]}");
            text.append(proRata())
                    .append("}\n  - {points: 12.5")
                    .append(proRata())
                    .append("}\n");
        }
        if (chance(40)) {
            text.append("total: {floor: 0, ceiling: ").append(pick(60, 85, 100)).append("}\n");
        } else if (chance(30)) {
            text.append("total: {floor: ").append(random.nextInt(30) - 15).append("}\n");
        }
        if (chance(25)) {
            text.append("exempt: {by-approval: ").append(chance(50)).append(", categories: [");
            text.append(pick(TAGS)).append("]}\n");
        }
        grading = new RandomGrading(random);
        text.append("rules:\n");
        int rules = 1 + random.nextInt(7);
        List<String> gains = new ArrayList<>();
        List<String> deductions = new ArrayList<>();
        List<String> all = new ArrayList<>();
        ranked = chance(20);
        clearing = !ranked && chance(40);
        for (int i = 0; i <= rules; i++) {
            boolean deducts = chance(30);
            String id = i == rules ? "last" : "r" + i;
            int begins = text.length();
            all.add(id);
            rule(text, id, deducts);
            // A mean is in no group that has caps or counts the highest only.
            if (clearing || text.indexOf("average:", begins) < 0) {
                (deducts ? deductions : gains).add(id);
            }
        }
        groups(text, gains, deductions);
        text.append(grading.yaml(all));
        return text.toString();
    }

    private String proRata() {
        return chance(50) ? "" : ", pro-rata: " + pick(List.of("months-begun", "whole-months", "days"));
    }

    private void rule(StringBuilder text, String id, boolean deducts) {
        String type = pick(TYPES);
        text.append("  - id: ").append(id).append("\n    label: 项目\n");
        if (chance(10)) {
            absence(text, type, deducts);
            return;
        }
        text.append("    fact: ").append(type);
        text.append("\n    micro: ").append(pick(List.of("platform", "points", "wish")));
        text.append('\n');
        String measure = measureOf(type);
        amount(text, id, measure, deducts ? "-" : "");
        if (chance(15) && !text.substring(text.lastIndexOf("  - id:")).contains("average:")) {
            text.append("    multiply: [{by: 1.2, when: {posts: [secretary]}}, {by: ")
                    .append(pick(List.of("0.5", "0", "2", "0.3333")))
                    .append("}]\n");
        }
        List<String> when = new ArrayList<>();
        if (chance(25)) {
            when.add("attributes: {kind: [" + pick(KINDS) + ", " + pick(List.of("other", "branch-committee")) + "]}");
        }
        if (measure != null && chance(25)) {
            when.add("measures: {" + measure + ": " + pick(List.of("{from: 1}", "{below: 4}", "{from: 0.5, below: 3}"))
                    + "}");
        }
        if (chance(20)) {
            when.add("status: [full, " + pick(List.of("probationary", "activist")) + "]");
        }
        if (chance(20)) {
            when.add("categories: {any: [in-service], none: [away]}");
        }
        if (chance(10)) {
            when.add("posts: [" + pick(POSTS) + "]");
        }
        if (chance(10)) {
            when.add("weekdays: [saturday, " + pick(List.of("monday", "sunday")) + "]");
        }
        if (chance(10)) {
            when.add("clock: " + pick(List.of("{from: 00:00, below: 12:00}", "{from: 20:00, below: 08:30}")));
        }
        if (chance(5)) {
            when.add("organisations: [" + pick(List.of("b1", "b2")) + "]");
        }
        if (!when.isEmpty()) {
            text.append("    when: {").append(String.join(", ", when)).append("}\n");
        }
        if (chance(10)) {
            text.append("    effect: ").append(grading.effect()).append('\n');
        }
        if (chance(70)
                && !text.substring(text.lastIndexOf("  - id:")).contains("average:")
                && !text.substring(text.lastIndexOf("  - id:")).contains("clears:")) {
            text.append("    caps: ").append(caps()).append('\n');
        }
        terms(text, id);
    }

    private void absence(StringBuilder text, String type, boolean deducts) {
        text.append("    absence: {of: ").append(type).append(", per: ").append(pick(PERIODS));
        text.append(chance(50) ? ", at-least: " + (1 + random.nextInt(2)) : "");
        text.append(chance(30) ? ", when: {attributes: {kind: theme-day}}}\n" : "}\n");
        text.append("    points: ").append(deducts ? "-1\n" : "0.5\n");
        text.append(chance(20) ? "    when: {categories: {none: [away]}}\n" : "");
        text.append(chance(20) ? "    multiply: [{by: 2, when: {posts: [secretary]}}]\n" : "");
        text.append(chance(15) && !ranked && !clearing ? "    valid: {days: 60}\n" : "");
        text.append(chance(30) ? "    caps: " + caps() + "\n" : "");
    }

    private void terms(StringBuilder text, String id) {
        boolean average = text.substring(text.lastIndexOf("  - id:")).contains("average:");
        if (chance(10)) {
            text.append("    recorded-within: {days: ").append(pick(0, 5) + 1).append("}\n");
        }
        if (chance(12)) {
            text.append("    requires: [{rule: ").append(id.equals("r0") ? "last" : "r0");
            text.append(", times: ").append(1 + random.nextInt(2));
            text.append(", per: ").append(pick(PERIODS)).append("}]\n");
        }
        if (chance(10)) {
            text.append("    suspends: {rules: [")
                    .append(id.equals("r0") ? "last" : "r0")
                    .append("], for: {");
            text.append(pick(List.of("days: 3", "weeks: 1", "months: 2"))).append("}}\n");
        }
        if (chance(20) && !average && !ranked && !clearing) {
            text.append("    valid: {").append(pick(List.of("days: 20", "months: 3", "years: 1")));
            text.append(chance(50) ? ", longer: [{above: 2, months: 9}]" : "");
            text.append(chance(60) ? ", across-cycles: true}\n" : "}\n");
            if (chance(40)) {
                text.append("    repeat: {by: 2}\n");
            }
        } else if (chance(10) && !average) {
            text.append("    repeat: {by: 1.5, within: {days: 40}}\n");
        }
    }

    private void amount(StringBuilder text, String id, String measure, String sign) {
        String points = sign + pick(List.of("1", "0.5", "2", "3.33", "10"));
        String more = sign + pick(List.of("10", "11.5"));
        int kind = random.nextInt(15);
        if (kind == 13) {
            text.append("    repairs: {rule: ").append(id.equals("r0") ? "last" : "r0");
            text.append(sign.isEmpty() ? ", share: " + pick(33, 50, 100) : ", instead: -0.5");
            text.append(chance(30) ? ", within: {days: 60}}\n" : "}\n");
        } else if (kind == 10) {
            text.append("    ladder: {per: ")
                    .append(pick(PERIODS))
                    .append(", steps: [")
                    .append(points);
            text.append(", ").append(more);
            text.append(
                    sign.isEmpty() || !clearing ? "]}\n" : ", {clears: " + pick(List.of("group", "so-far")) + "}]}\n");
        } else if (kind == 11) {
            text.append("    points: ").append(points).append("\n    streak: {of: ");
            text.append(pick(List.of("day", "week", "month")))
                    .append(", length: ")
                    .append(2 + random.nextInt(2));
            text.append(", again: ").append(chance(50)).append("}\n");
        } else if (measure != null && kind == 12) {
            text.append("    average: {measure: ")
                    .append(measure)
                    .append(", per: ")
                    .append(pick(PERIODS));
            text.append(", out-of: 5, to: ").append(points).append(", drop: ").append(random.nextInt(2));
            text.append(chance(50) ? ", rater: kind" : "").append(", at-least: ");
            text.append(1 + random.nextInt(3)).append("}\n");
        } else if (kind == 0) {
            text.append("    milestones: {").append(measure != null && chance(70) ? "measure: " + measure + ", " : "");
            text.append("per: ")
                    .append(chance(75) ? pick(PERIODS) : "lifetime")
                    .append(", mode: ")
                    .append(pick(List.of("replacing", "adding")));
            text.append(", steps: [{at: 1, points: ").append(points).append("}, {at: 2.5, points: ");
            text.append(more).append(chance(50) ? "}]}\n" : "}], every: {at: 4, points: " + points + "}}\n");
        } else if (measure != null && kind == 1) {
            text.append("    table: {measure: ").append(measure);
            text.append(", steps: [{from: 1, points: ").append(points);
            text.append("}, {from: 3, points: ").append(more).append("}]}\n");
        } else if (measure != null && kind == 2) {
            text.append("    brackets: {measure: ").append(measure).append(", unit: ");
            text.append(pick(List.of("1", "0.3"))).append(", count: ").append(pick(List.of("whole", "parts")));
            text.append(", steps: [{to: 2, points: ").append(points);
            text.append(chance(50) ? "}, {points: " : "}, {to: 3.5, points: ")
                    .append(more)
                    .append("}]}\n");
        } else if (measure != null && kind == 3) {
            text.append("    scale: {measure: ").append(measure).append(", out-of: ");
            text.append(pick(List.of("3", "100")))
                    .append(", to: ")
                    .append(points)
                    .append("}\n");
        } else {
            text.append("    points: ").append(points).append('\n');
            if (measure != null && chance(50)) {
                text.append("    for-each: {measure: ").append(measure);
                text.append(", unit: ").append(pick(List.of("1", "0.5", "3", "100")));
                text.append(", count: ").append(pick(List.of("whole", "parts")));
                text.append(chance(50) ? ", at-most: " + (1 + random.nextInt(5)) : "")
                        .append("}\n");
            }
        }
    }

    private String caps() {
        List<String> caps = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String period = pick(PERIODS);
            boolean times = chance(35);
            if (used.add(period + times)) {
                caps.add("{"
                        + (times ? "times: " + (1 + random.nextInt(4)) : "points: " + pick(List.of("1.5", "3", "8")))
                        + ", per: " + period + "}");
            }
        }
        return "[" + String.join(", ", caps) + "]";
    }

    private void groups(StringBuilder text, List<String> gains, List<String> deductions) {
        if (clearing) {
            if (text.indexOf("clears:") > 0) {
                text.append("groups: [{id: g1, label: 组, rules: [");
                text.append(String.join(", ", gains)).append(gains.isEmpty() || deductions.isEmpty() ? "" : ", ");
                text.append(String.join(", ", deductions)).append("]}]\n");
            }
            return;
        }
        if (chance(30) && !ranked) {
            return;
        }
        StringBuilder groups = new StringBuilder();
        for (List<String> rules : List.of(gains, deductions)) {
            if (!rules.isEmpty() && chance(ranked ? 100 : 70)) {
                int count = 1 + random.nextInt(rules.size());
                String id = rules == gains ? "g1" : "g2";
                groups.append("  - {id: ").append(id).append(", label: 组, rules: ");
                groups.append(rules.subList(0, count));
                if (ranked) {
                    groups.append(", highest: ").append(chance(50) ? "fact" : pick(PERIODS));
                }
                groups.append(!ranked || chance(40) ? ", caps: " + caps() + "}\n" : "}\n");
                if (chance(30)) {
                    groups.append("  - {id: outer-")
                            .append(id)
                            .append(", label: 大组, groups: [")
                            .append(id);
                    groups.append("], rules: ").append(rules.subList(count, rules.size()));
                    groups.append(", caps: ").append(caps()).append("}\n");
                }
            }
        }
        if (!groups.isEmpty()) {
            text.append("groups:\n").append(groups.toString().replace(", rules: []", ""));
        }
    }

    private Roster roster() {
        if (chance(3)) {
            return Roster.unknown();
        }
        List<RosterLine> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            LocalDate from = chance(60) ? first.minusDays(random.nextInt(900)) : first.plusDays(random.nextInt(380));
            LocalDate to = chance(25) ? from.plusDays(random.nextInt(500)) : null;
            lines.add(new RosterLine(
                    "b1", pick(Arrays.asList(MemberStatus.values())), some(TAGS), some(POSTS), from, to));
        }
        return Roster.of(lines);
    }

    private Fact fact(String id) {
        Instant at = instant();
        Instant recorded = chance(3) ? at.minusSeconds(random.nextInt(600)) : at.plusSeconds(random.nextInt(1_000_000));
        Map<String, Measure> measures = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        String cancels = chance(8) ? "event-f" + random.nextInt(115) : null;
        String type = pick(TYPES);
        if (chance(4)) {
            type = "opening-balance";
            attributes.put("cycle", chance(90) ? cycle.value() : "2001");
            attributes.put("micro", pick(List.of("platform", "points", "wish")));
            measures.put("points", Measure.of(String.valueOf((random.nextInt(4000) - 1000) / 4)));
        } else if (chance(4)) {
            type = "cancellation";
            cancels = "event-f" + random.nextInt(115);
        } else if (chance(2)) {
            type = "exemption-approved";
            attributes.put("cycle", chance(90) ? cycle.value() : "2001");
        } else if (chance(2)) {
            type = "no-such-type";
        }
        if (chance(5)) {
            attributes.put("repairs", "f" + random.nextInt(110));
        }
        if (("event-" + id).equals(cancels)) {
            cancels = "event-nothing";
        }
        String measure = measureOf(type);
        if (measure != null && chance(90)) {
            measures.put(measure, Measure.of(pick(List.of("0", "0.4", "1", "1.3333", "2.5", "4", "5", "-1", "9000"))));
        }
        if (chance(70) && !type.equals("opening-balance")) {
            attributes.put("kind", pick(KINDS));
        }
        return new Fact(id, "event-" + id, Given.MEMBER, type, at, recorded, measures, attributes, cancels);
    }

    /** Often at the very end of a day, a month or the cycle, or several on one day. */
    private Instant instant() {
        LocalDate day = first.plusDays(random.nextInt(chance(10) ? 500 : 365) - (chance(10) ? 40 : 0));
        if (chance(50)) {
            day = first.plusDays(random.nextInt(3) * 30);
        } else if (chance(20)) {
            day = day.withDayOfMonth(1).minusDays(random.nextInt(2));
        }
        Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        return switch (random.nextInt(4)) {
            case 0 -> midnight;
            case 1 -> midnight.minusMillis(1);
            default -> midnight.plusSeconds(random.nextInt(86_400));
        };
    }

    private Fact withOtherInstant(Fact fact) {
        return new Fact(
                fact.id(),
                fact.event(),
                fact.subject(),
                fact.type(),
                fact.occurredAt().plusSeconds(1),
                fact.recordedAt(),
                fact.measures(),
                fact.attributes(),
                fact.cancels());
    }

    private static String measureOf(String type) {
        return switch (type) {
            case "activity-attended", "activity-missed" -> "hours";
            case "wish-fulfilled" -> "rating";
            case "donation-made" -> "yuan";
            default -> null;
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int pick(int... from) {
        return from[random.nextInt(from.length)];
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Set<String> some(List<String> from) {
        Set<String> some = new HashSet<>();
        from.stream().filter(tag -> chance(35)).forEach(some::add);
        return some;
    }
}
