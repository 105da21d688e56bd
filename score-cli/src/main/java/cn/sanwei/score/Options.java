package cn.sanwei.score;

import cn.sanwei.contracts.Cycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command was called with.
 *
 * @param cycle null for every cycle in which something happened
 * @param asOf null for the end of the cycle
 * @param members null where everybody who occurs is a full member of one branch
 * @param compare versions of another rule book, or none
 */
record Options(
        List<String> ruleBooks,
        String facts,
        String members,
        Cycle cycle,
        Instant asOf,
        boolean json,
        boolean attainable,
        boolean merged,
        List<String> compare) {
    static final String STANDARD_INPUT = "-";
    static final String USAGE = """
            ./sanwei score --rulebook FILE… --facts FILE [--members FILE] [--cycle YEAR] [--as-of INSTANT]
                           [--json] [--compare RULEBOOK…]
            ./sanwei score --rulebook FILE… --attainable [--json]
            ./sanwei score --rulebook FILE… --merged

              --rulebook FILE…     积分细则，可有几个版本、几级  the rule book, all its versions and layers
              --facts FILE         事项，每行一个 JSON；- 为标准输入  facts or CloudEvents, one JSON object a line; - for standard input
              --members FILE       名册，每行一个 JSON  the roster; without it everybody is a full member of one branch
              --cycle YEAR         积分年度；不写则为有事项的各年度  the cycle; without it each one in which something happened
              --as-of INSTANT      按这一时刻判断  what did not happen, and what is no longer valid, is judged at this instant
              --json               每人一行 JSON  one JSON object a line for each member
              --compare RULEBOOK…  与另一份细则比较  who would gain, who would lose, whose grade would change under another one
              --attainable         各身份、类别、职务最多能得多少分  the most that each status, category and post can reach
              --merged             把几级细则合成的一份打印出来  the one rule book that several make in layers

            退出码 exit status: 0; 1 有未计分的事项 facts were parked; 2 细则、文件或选项有错 a rule book, a file or an option is wrong
            格式 format: docs/score.md""";

    static Options parse(String[] arguments) throws Refusal {
        Reader reader = new Reader(arguments);
        reader.readAll();
        return reader.options();
    }

    private static final class Reader {
        private final List<String> words;
        private final List<String> ruleBooks = new ArrayList<>();
        private final List<String> compare = new ArrayList<>();
        private final List<String> seen = new ArrayList<>();
        private String facts;
        private String members;
        private Cycle cycle;
        private Instant asOf;
        private boolean json;
        private boolean attainable;
        private boolean merged;
        private int next;

        Reader(String[] arguments) {
            words = new ArrayList<>();
            for (String argument : arguments) {
                int equals = argument.indexOf('=');
                if (argument.startsWith("--") && equals > 0) {
                    words.add(argument.substring(0, equals));
                    words.add(argument.substring(equals + 1));
                } else {
                    words.add(argument);
                }
            }
        }

        void readAll() throws Refusal {
            while (next < words.size()) {
                String option = words.get(next++);
                switch (option) {
                    case "--rulebook" -> ruleBooks.addAll(values(option));
                    case "--compare" -> compare.addAll(values(option));
                    case "--facts" -> facts = once(option);
                    case "--members" -> members = once(option);
                    case "--cycle" -> cycle = cycle(once(option));
                    case "--as-of" -> asOf = instant(once(option));
                    case "--json" -> json = true;
                    case "--attainable" -> attainable = true;
                    case "--merged" -> merged = true;
                    default -> throw wrong("没有 " + option + " 这个选项  there is no option " + option);
                }
            }
        }

        Options options() throws Refusal {
            if (ruleBooks.isEmpty()) {
                throw wrong("缺少 --rulebook FILE  which rule book?");
            }
            if (attainable && (facts != null || !compare.isEmpty())) {
                throw wrong("--attainable 只看积分细则，不与 --facts、--compare 同用  --attainable looks at the rule book alone");
            }
            if (merged && (facts != null || attainable || !compare.isEmpty())) {
                throw wrong(
                        "--merged 只看积分细则，不与 --facts、--compare、--attainable 同用  --merged looks at the rule books alone");
            }
            if (!attainable && !merged && facts == null) {
                throw wrong("缺少 --facts FILE  which facts?");
            }
            return new Options(
                    List.copyOf(ruleBooks),
                    facts,
                    members,
                    cycle,
                    asOf,
                    json,
                    attainable,
                    merged,
                    List.copyOf(compare));
        }

        private List<String> values(String option) throws Refusal {
            List<String> values = new ArrayList<>();
            while (next < words.size() && !words.get(next).startsWith("--")) {
                values.add(words.get(next++));
            }
            if (values.isEmpty()) {
                throw wrong(option + " 后面要写文件  " + option + " needs a file");
            }
            return values;
        }

        private String once(String option) throws Refusal {
            List<String> values = values(option);
            if (values.size() > 1) {
                throw wrong("“" + values.get(1) + "”是多余的  " + option + " takes one value");
            }
            if (seen.contains(option)) {
                throw wrong(option + " 写了两次  " + option + " twice");
            }
            seen.add(option);
            return values.get(0);
        }

        private static Cycle cycle(String text) throws Refusal {
            try {
                return Cycle.of(text);
            } catch (IllegalArgumentException e) {
                throw wrong("--cycle 要写年份，例如 2026  --cycle is a year, 2000 to 2099, not " + text);
            }
        }

        private static Instant instant(String text) throws Refusal {
            try {
                return Moments.parse(text);
            } catch (BadLine e) {
                throw wrong("--as-of：" + e.getMessage());
            }
        }

        private static Refusal wrong(String reason) {
            return new Refusal(List.of(reason, "", USAGE));
        }
    }
}
