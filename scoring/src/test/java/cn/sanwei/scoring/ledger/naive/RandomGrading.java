package cn.sanwei.scoring.ledger.naive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The parts and grades of a random rule book, over the rules that it has. */
final class RandomGrading {
    private final Random random;
    private final boolean usual;
    private final List<String> parts = new ArrayList<>();
    private List<String> rules;

    RandomGrading(Random random) {
        this.random = random;
        this.usual = chance(60);
    }

    /** @param rules the rules of the book */
    String yaml(List<String> rules) {
        this.rules = rules;
        return parts() + grades();
    }

    /** Of a rule, on this book's total and grades. */
    String effect() {
        String grade = usual ? pick("three-stars", "two-stars", "none") : pick("a", "b", "c");
        return switch (random.nextInt(6)) {
            case 0 -> "veto";
            case 1 -> "{total: " + random.nextInt(50) + ", later: " + pick("ignored", "count", "deductions") + "}";
            case 2 -> "{total-at-most: " + random.nextInt(60) + "}";
            case 3 -> "{grade: " + grade + "}";
            case 4 -> "{at-least: " + grade + "}";
            default -> "{at-most: " + grade + "}";
        };
    }

    private String parts() {
        if (chance(60)) {
            return "";
        }
        List<String> shuffled = new ArrayList<>(rules);
        shuffled.add("opening-balance");
        Collections.shuffle(shuffled, random);
        StringBuilder text = new StringBuilder("parts:\n");
        int first = 1 + random.nextInt(shuffled.size());
        part(text, "p1", "[" + String.join(", ", shuffled.subList(0, first)) + "]");
        if (chance(50)) {
            part(text, "p2", "rest");
        } else if (first < shuffled.size()) {
            part(text, "p2", "[" + shuffled.get(first) + "]");
        }
        return text.toString();
    }

    private void part(StringBuilder text, String id, String rules) {
        parts.add(id);
        text.append("  - {id: ").append(id).append(", label: 部分, rules: ").append(rules);
        if (chance(40)) {
            text.append(", base: ").append(random.nextInt(40)).append(".75");
        }
        if (chance(40)) {
            text.append(", floor: ").append(random.nextInt(20) - 10);
        }
        if (chance(40)) {
            text.append(", ceiling: ").append(20 + random.nextInt(40));
        }
        if (chance(30)) {
            text.append(", scale: {of: ").append(pick("60", "7", "120.5")).append(", to: 100}");
        }
        if (chance(50)) {
            text.append(", weight: ").append(pick("0.8", "0.3333", "1.5"));
        }
        text.append("}\n");
    }

    private String grades() {
        if (usual) {
            return "";
        }
        if (chance(30)) {
            return "grades:\n" + bands("  ", "40", random.nextInt(39) + ".5");
        }
        StringBuilder text = new StringBuilder("grades:\n");
        boolean rounded = chance(50);
        if (rounded) {
            text.append("  rounding: ").append(pick("half-up", "down", "up")).append('\n');
        }
        String lower = random.nextInt(39) + (rounded ? "" : ".5");
        text.append("  bands:\n").append(bands("    ", "40", lower));
        if (chance(50)) {
            text.append("  by:\n    - status: [full, activist]\n      bands:\n");
            text.append(bands("        ", "55", "-3"));
        }
        if (chance(60)) {
            text.append("  needs: [").append(need()).append("]\n");
        }
        return text.toString();
    }

    private String bands(String indent, String upper, String lower) {
        String needs = chance(40) ? ", needs: [" + need() + "]" : "";
        return indent + "- {code: a, label: 甲, stars: 2, from: " + upper + needs + "}\n" + indent
                + "- {code: b, label: 乙, from: " + lower + "}\n" + indent + "- {code: c, label: 丙}\n";
    }

    private String need() {
        String who = chance(30) ? ", status: [full, probationary]" : "";
        String of = "rules: [" + rules.get(random.nextInt(rules.size())) + "]";
        return switch (random.nextInt(parts.isEmpty() ? 3 : 4)) {
            case 0 -> "{" + of + ", times: " + (1 + random.nextInt(4)) + who + "}";
            case 1 -> "{" + of + ", at-most-times: " + random.nextInt(4) + who + "}";
            case 2 -> "{" + of + ", points: " + (random.nextInt(12) - 4) + who + "}";
            default -> "{part: " + parts.get(0) + ", points: " + random.nextInt(30) + who + "}";
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
