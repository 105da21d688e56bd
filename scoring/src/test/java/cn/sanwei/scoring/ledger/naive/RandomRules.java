package cn.sanwei.scoring.ledger.naive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules and groups of a random rule book, as text. */
final class RandomRules {
    static final List<String> KINDS = List.of("theme-day", "training", "party-lecture");
    private static final List<String> TYPES = RandomFacts.TYPES;
    private static final List<String> POSTS = List.of("secretary", "group-leader");
    private static final List<String> PERIODS = List.of("day", "week", "month", "quarter", "cycle");

    private final Dice dice;
    private final RandomGrading grading;
    /** Whether only the highest of a group counts over a period. */
    private final boolean ranked;
    /** Whether a ladder may clear the one group that there is, in which nothing has validity. */
    private final boolean clearing;

    private final List<String> all = new ArrayList<>();
    private final List<String> gains = new ArrayList<>();
    private final List<String> deductions = new ArrayList<>();
    /** Rules of what happens to a member himself, of which others may hear. */
    private final List<String> heardOf = new ArrayList<>();
    /** Those of them that are worth something by one occurrence alone. */
    private final List<String> worthAlone = new ArrayList<>();

    RandomRules(Dice dice, RandomGrading grading) {
        this.dice = dice;
        this.grading = grading;
        ranked = dice.chance(20);
        clearing = !ranked && dice.chance(40);
    }

    /** Ids of all that were written. */
    List<String> all() {
        return all;
    }

    String yaml() {
        StringBuilder text = new StringBuilder("rules:\n");
        int rules = 1 + dice.nextInt(7);
        for (int i = 0; i <= rules; i++) {
            boolean deducts = dice.chance(30);
            String id = i == rules ? "last" : "r" + i;
            int begins = text.length();
            rule(text, id, deducts);
            note(id, deducts, text.substring(begins));
        }
        if (!heardOf.isEmpty() && dice.chance(35)) {
            fromOthers(text, dice.chance(40));
        }
        groups(text, gains, deductions);
        return text.toString();
    }

    private void note(String id, boolean deducts, String written) {
        all.add(id);
        // A mean is in no group that has caps or counts the highest only.
        if (clearing || !written.contains("average:")) {
            (deducts ? deductions : gains).add(id);
        }
        if (!written.contains("absence:")) {
            heardOf.add(id);
            if (Stream.of("milestones:", "ladder:", "streak:", "average:", "repairs:")
                    .noneMatch(written::contains)) {
                worthAlone.add(id);
            }
        }
    }

    private void fromOthers(StringBuilder text, boolean deducts) {
        boolean share = !worthAlone.isEmpty() && dice.chance(50);
        boolean mentee = dice.chance(40);
        text.append("  - id: given\n    label: 连带\n    fact: ").append(mentee ? "mentee" : "colleague");
        text.append("-scored\n    when: {attributes: {rule: [").append(dice.pick(share ? worthAlone : heardOf));
        text.append(mentee && dice.chance(50) ? "], as: [mentor, contact]}" : "]}");
        text.append(dice.chance(50) ? ", posts: [secretary]}\n" : "}\n");
        text.append("    points: ")
                .append(deducts ? "-" : "")
                .append(dice.pick(List.of("0.5", "1", "3")))
                .append('\n');
        text.append(share ? "    for-each: {measure: points, count: parts}\n" : "");
        text.append(dice.chance(40) ? "    caps: " + caps() + "\n" : "");
        note("given", deducts, "");
        heardOf.remove("given");
        worthAlone.remove("given");
    }

    private void rule(StringBuilder text, String id, boolean deducts) {
        String type = dice.pick(TYPES);
        text.append("  - id: ").append(id).append("\n    label: 项目\n");
        if (dice.chance(10)) {
            absence(text, type, deducts);
            return;
        }
        text.append("    fact: ").append(type);
        text.append("\n    micro: ").append(dice.pick(List.of("platform", "points", "wish")));
        text.append('\n');
        String measure = RandomFacts.measureOf(type);
        amount(text, id, measure, deducts ? "-" : "");
        if (dice.chance(15) && !text.substring(text.lastIndexOf("  - id:")).contains("average:")) {
            text.append("    multiply: [{by: 1.2, when: {posts: [secretary]}}, {by: ")
                    .append(dice.pick(List.of("0.5", "0", "2", "0.3333")))
                    .append("}]\n");
        }
        List<String> when = new ArrayList<>();
        if (dice.chance(25)) {
            when.add("attributes: {kind: [" + dice.pick(KINDS) + ", " + dice.pick(List.of("other", "branch-committee"))
                    + "]}");
        }
        if (measure != null && dice.chance(25)) {
            when.add("measures: {" + measure + ": "
                    + dice.pick(List.of("{from: 1}", "{below: 4}", "{from: 0.5, below: 3}")) + "}");
        }
        if (dice.chance(20)) {
            when.add("status: [full, " + dice.pick(List.of("probationary", "activist")) + "]");
        }
        if (dice.chance(20)) {
            when.add("categories: {any: [in-service], none: [away]}");
        }
        if (dice.chance(10)) {
            when.add("posts: [" + dice.pick(POSTS) + "]");
        }
        if (dice.chance(10)) {
            when.add("weekdays: [saturday, " + dice.pick(List.of("monday", "sunday")) + "]");
        }
        if (dice.chance(10)) {
            when.add("clock: " + dice.pick(List.of("{from: 00:00, below: 12:00}", "{from: 20:00, below: 08:30}")));
        }
        if (dice.chance(5)) {
            when.add("organisations: [" + dice.pick(List.of("b1", "b2")) + "]");
        }
        if (!when.isEmpty()) {
            text.append("    when: {").append(String.join(", ", when)).append("}\n");
        }
        if (dice.chance(10)) {
            text.append("    effect: ").append(grading.effect()).append('\n');
        }
        if (dice.chance(70)
                && !text.substring(text.lastIndexOf("  - id:")).contains("average:")
                && !text.substring(text.lastIndexOf("  - id:")).contains("clears:")) {
            text.append("    caps: ").append(caps()).append('\n');
        }
        terms(text, id);
    }

    private void absence(StringBuilder text, String type, boolean deducts) {
        text.append("    absence: {of: ").append(type).append(", per: ").append(dice.pick(PERIODS));
        text.append(dice.chance(50) ? ", at-least: " + (1 + dice.nextInt(2)) : "");
        text.append(dice.chance(30) ? ", when: {attributes: {kind: theme-day}}}\n" : "}\n");
        text.append("    points: ").append(deducts ? "-1\n" : "0.5\n");
        text.append(dice.chance(20) ? "    when: {categories: {none: [away]}}\n" : "");
        text.append(dice.chance(20) ? "    multiply: [{by: 2, when: {posts: [secretary]}}]\n" : "");
        text.append(dice.chance(15) && !ranked && !clearing ? "    valid: {days: 60}\n" : "");
        text.append(dice.chance(30) ? "    caps: " + caps() + "\n" : "");
    }

    private void terms(StringBuilder text, String id) {
        boolean average = text.substring(text.lastIndexOf("  - id:")).contains("average:");
        if (dice.chance(10)) {
            text.append("    recorded-within: {days: ")
                    .append(dice.pick(0, 5) + 1)
                    .append("}\n");
        }
        if (dice.chance(12)) {
            text.append("    requires: [{rule: ").append(id.equals("r0") ? "last" : "r0");
            text.append(", times: ").append(1 + dice.nextInt(2));
            text.append(", per: ").append(dice.pick(PERIODS)).append("}]\n");
        }
        if (dice.chance(10)) {
            text.append("    suspends: {rules: [")
                    .append(id.equals("r0") ? "last" : "r0")
                    .append("], for: {");
            text.append(dice.pick(List.of("days: 3", "weeks: 1", "months: 2"))).append("}}\n");
        }
        if (dice.chance(20) && !average && !ranked && !clearing) {
            text.append("    valid: {").append(dice.pick(List.of("days: 20", "months: 3", "years: 1")));
            text.append(dice.chance(50) ? ", longer: [{above: 2, months: 9}]" : "");
            text.append(dice.chance(60) ? ", across-cycles: true}\n" : "}\n");
            if (dice.chance(40)) {
                text.append("    repeat: {by: 2}\n");
            }
        } else if (dice.chance(10) && !average) {
            text.append("    repeat: {by: 1.5, within: {days: 40}}\n");
        }
    }

    private void amount(StringBuilder text, String id, String measure, String sign) {
        String points = sign + dice.pick(List.of("1", "0.5", "2", "3.33", "10"));
        String more = sign + dice.pick(List.of("10", "11.5"));
        int kind = dice.nextInt(15);
        if (kind == 13) {
            text.append("    repairs: {rule: ").append(id.equals("r0") ? "last" : "r0");
            text.append(sign.isEmpty() ? ", share: " + dice.pick(33, 50, 100) : ", instead: -0.5");
            text.append(dice.chance(30) ? ", within: {days: 60}}\n" : "}\n");
        } else if (kind == 10) {
            text.append("    ladder: {per: ")
                    .append(dice.pick(PERIODS))
                    .append(", steps: [")
                    .append(points);
            text.append(", ").append(more);
            text.append(
                    sign.isEmpty() || !clearing
                            ? "]}\n"
                            : ", {clears: " + dice.pick(List.of("group", "so-far")) + "}]}\n");
        } else if (kind == 11) {
            text.append("    points: ").append(points).append("\n    streak: {of: ");
            text.append(dice.pick(List.of("day", "week", "month")))
                    .append(", length: ")
                    .append(2 + dice.nextInt(2));
            text.append(", again: ").append(dice.chance(50)).append("}\n");
        } else if (measure != null && kind == 12) {
            text.append("    average: {measure: ")
                    .append(measure)
                    .append(", per: ")
                    .append(dice.pick(PERIODS));
            text.append(", out-of: 5, to: ").append(points).append(", drop: ").append(dice.nextInt(2));
            text.append(dice.chance(50) ? ", rater: kind" : "").append(", at-least: ");
            text.append(1 + dice.nextInt(3)).append("}\n");
        } else if (kind == 0) {
            text.append("    milestones: {")
                    .append(measure != null && dice.chance(70) ? "measure: " + measure + ", " : "");
            text.append("per: ")
                    .append(dice.chance(75) ? dice.pick(PERIODS) : "lifetime")
                    .append(", mode: ")
                    .append(dice.pick(List.of("replacing", "adding")));
            text.append(", steps: [{at: 1, points: ").append(points).append("}, {at: 2.5, points: ");
            text.append(more).append(dice.chance(50) ? "}]}\n" : "}], every: {at: 4, points: " + points + "}}\n");
        } else if (measure != null && kind == 1) {
            text.append("    table: {measure: ").append(measure);
            text.append(", steps: [{from: 1, points: ").append(points);
            text.append("}, {from: 3, points: ").append(more).append("}]}\n");
        } else if (measure != null && kind == 2) {
            text.append("    brackets: {measure: ").append(measure).append(", unit: ");
            text.append(dice.pick(List.of("1", "0.6")))
                    .append(", count: ")
                    .append(dice.pick(List.of("whole", "parts")));
            text.append(", steps: [{to: 2, points: ").append(points);
            text.append(dice.chance(50) ? "}, {points: " : "}, {to: 3.5, points: ")
                    .append(more)
                    .append("}]}\n");
        } else if (measure != null && kind == 3) {
            text.append("    scale: {measure: ").append(measure).append(", out-of: ");
            text.append(dice.pick(List.of("3", "100")))
                    .append(", to: ")
                    .append(points)
                    .append("}\n");
        } else {
            text.append("    points: ").append(points).append('\n');
            if (measure != null && dice.chance(50)) {
                text.append("    for-each: {measure: ").append(measure);
                text.append(", unit: ").append(dice.pick(List.of("1", "0.5", "3", "100")));
                text.append(", count: ").append(dice.pick(List.of("whole", "parts")));
                text.append(dice.chance(50) ? ", at-most: " + (1 + dice.nextInt(5)) : "")
                        .append("}\n");
            }
        }
    }

    private String caps() {
        List<String> caps = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 1 + dice.nextInt(3); i > 0; i--) {
            String period = dice.pick(PERIODS);
            boolean times = dice.chance(35);
            if (used.add(period + times)) {
                caps.add("{"
                        + (times ? "times: " + (1 + dice.nextInt(4)) : "points: " + dice.pick(List.of("1.5", "3", "8")))
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
        if (dice.chance(30) && !ranked) {
            return;
        }
        StringBuilder groups = new StringBuilder();
        for (List<String> rules : List.of(gains, deductions)) {
            if (!rules.isEmpty() && dice.chance(ranked ? 100 : 70)) {
                int count = 1 + dice.nextInt(rules.size());
                String id = rules == gains ? "g1" : "g2";
                groups.append("  - {id: ").append(id).append(", label: 组, rules: ");
                groups.append(rules.subList(0, count));
                if (ranked) {
                    groups.append(", highest: ").append(dice.chance(50) ? "fact" : dice.pick(PERIODS));
                }
                groups.append(!ranked || dice.chance(40) ? ", caps: " + caps() + "}\n" : "}\n");
                if (dice.chance(30)) {
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
}
