package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words for tests: a rule book, a member, and what he did. */
public final class Given {
    public static final Subject MEMBER = new Subject(Subject.Kind.MEMBER, "m1");
    public static final Cycle YEAR_2026 = Cycle.of(2026);

    private Given() {}

    /** The head that each rule book needs, so that a test shows what it is about. */
    public static RuleBook book(String rest) {
        return parsed("id: test\ntitle: 测试\ncounts-from: 2024-01-01\n" + rest);
    }

    public static RuleBook parsed(String yaml) {
        return switch (RuleBookParser.parse(yaml)) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected -> throw new AssertionError(rejected.errors() + "\n" + yaml);
        };
    }

    /** Chance also writes caps that can never be reached, which the parser refuses: they become what can just be reached. */
    public static RuleBook parsedWithoutIdleCaps(String yaml) {
        if (!(RuleBookParser.parse(yaml) instanceof Reading.Rejected rejected)) {
            return parsed(yaml);
        }
        Finding idle = rejected.errors().getLast();
        if (!idle.reason().startsWith("这个上限永远达不到")) {
            throw new AssertionError(rejected.errors() + "\n" + yaml);
        }
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        String line = lines.get(idle.line() - 1);
        int end = line.indexOf('}', idle.column() - 1);
        String reach = idle.reason().replaceFirst(".*最多 ([0-9.]+) [分次]", "$1");
        String cap = line.substring(idle.column() - 1, end).replaceFirst("(points|times): [0-9.]+", "$1: " + reach);
        lines.set(idle.line() - 1, line.substring(0, idle.column() - 1) + cap + line.substring(end));
        return parsedWithoutIdleCaps(String.join("\n", lines) + "\n");
    }

    /** A rule book of one rule, "reading", with what else it says on lines of its own. */
    public static RuleBook reading(String points, String... more) {
        return book("rules:\n  - id: reading\n    label: 阅读\n    fact: article-read\n    points: " + points + "\n    "
                + String.join("\n    ", more) + "\n");
    }

    public static Roster fullMember() {
        return Roster.of(List.of(line(MemberStatus.FULL, Set.of(), "2020-01-01", null)));
    }

    public static RosterLine line(MemberStatus status, Set<String> categories, String from, String to) {
        return new RosterLine(
                "b1", status, categories, Set.of(), LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    public static Ledger fold(RuleBook book, What... facts) {
        return fold(RuleBooks.of(book), YEAR_2026, fullMember(), facts);
    }

    public static Ledger fold(RuleBooks books, Cycle cycle, Roster roster, What... facts) {
        List<Fact> all = new ArrayList<>();
        for (What fact : facts) {
            all.add(fact.fact());
        }
        return LedgerFold.fold(books, cycle, MEMBER, all, roster);
    }

    /** An article read, at noon of that day in Shanghai where no time is said. */
    public static What read(String id, String when) {
        return new What(id, "article-read", when);
    }

    public static What attended(String id, String when, String kind) {
        return new What(id, "activity-attended", when).saying("kind", kind);
    }

    public static Points points(String text) {
        return Points.of(text);
    }

    /** What each entry left, in the ledger's order. */
    public static List<String> pointsOf(Ledger ledger) {
        return ledger.entries().stream().map(entry -> entry.points().toString()).toList();
    }

    public static Instant shanghai(String when) {
        LocalDateTime local = when.length() == 10 ? LocalDate.parse(when).atTime(12, 0) : LocalDateTime.parse(when);
        return local.atZone(java.time.ZoneId.of("Asia/Shanghai")).toInstant();
    }

    /** A fact in the making. */
    public static final class What {
        private final String id;
        private final String type;
        private final Instant occurredAt;
        private final Map<String, Measure> measures = new HashMap<>();
        private final Map<String, String> attributes = new HashMap<>();
        private Instant recordedAt;
        private String cancels;

        public What(String id, String type, String when) {
            this.id = id;
            this.type = type;
            this.occurredAt = shanghai(when);
            this.recordedAt = occurredAt;
        }

        public What measuring(String name, String value) {
            measures.put(name, Measure.of(value));
            return this;
        }

        public What saying(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        public What recordedAt(String when) {
            recordedAt = shanghai(when);
            return this;
        }

        public What cancelling(String fact) {
            cancels = "event-" + fact;
            return this;
        }

        public Fact fact() {
            return new Fact(id, "event-" + id, MEMBER, type, occurredAt, recordedAt, measures, attributes, cancels);
        }
    }
}
