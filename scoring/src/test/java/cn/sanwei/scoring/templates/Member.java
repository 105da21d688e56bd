package cn.sanwei.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Given.What;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A member under one of the rule books that are shipped, what he did in the cycle, and what that gives him. */
final class Member {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final RuleBook book;
    private final Cycle cycle;
    private final List<RosterLine> roster = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private String asOf;

    private Member(RuleBook book, Cycle cycle) {
        this.book = book;
        this.cycle = cycle;
    }

    /** Under the template of that name in the cycle 2026; a full member of no category and no post. */
    static Member under(String template) {
        return new Member(accepted(template).ruleBook(), Given.YEAR_2026);
    }

    static Reading.Accepted accepted(String template) {
        Reading reading = RuleBookParser.parse(source(template));
        assertThat(reading).as(() -> template + ": " + reading).isInstanceOf(Reading.Accepted.class);
        return (Reading.Accepted) reading;
    }

    static List<String> warnings(String template) {
        return accepted(template).warnings().stream().map(Finding::toString).toList();
    }

    static String source(String template) {
        try (InputStream in =
                RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/templates/" + template + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RuleBook book() {
        return book;
    }

    Member is(MemberStatus status, String... categoriesAndPosts) {
        return isFrom("2020-01-01", status, categoriesAndPosts);
    }

    /** Categories are written as they are, posts with an @ before them. */
    Member isFrom(String day, MemberStatus status, String... categoriesAndPosts) {
        Set<String> categories = new HashSet<>();
        Set<String> posts = new HashSet<>();
        for (String each : categoriesAndPosts) {
            if (each.startsWith("@")) {
                posts.add(each.substring(1));
            } else {
                categories.add(each);
            }
        }
        roster.add(new RosterLine("b1", status, categories, posts, LocalDate.parse(day), null));
        return this;
    }

    /** @param said measures ({@code hours=1.5}) and attributes ({@code kind=theme-day}) */
    Member did(String type, String when, String... said) {
        What what = new What("f%04d".formatted(facts.size()), type, when);
        for (String each : said) {
            String name = each.substring(0, each.indexOf('='));
            String value = each.substring(name.length() + 1);
            if (NUMBER.matcher(value).matches() && !name.equals("cycle")) {
                what.measuring(name, value);
            } else {
                what.saying(name, value);
            }
        }
        facts.add(what.fact());
        return this;
    }

    /** So often, on one day after the other. */
    Member daily(int times, String type, String from, String... said) {
        for (int i = 0; i < times; i++) {
            did(type, LocalDate.parse(from).plusDays(i).toString(), said);
        }
        return this;
    }

    /** So often, a month apart. */
    Member monthly(int times, String type, String from, String... said) {
        for (int i = 0; i < times; i++) {
            did(type, LocalDate.parse(from).plusMonths(i).toString(), said);
        }
        return this;
    }

    /** Points from an old ledger, to stand exactly at a boundary. */
    Member brings(String points) {
        return did("opening-balance", cycle + "-12-30", "cycle=" + cycle, "micro=points", "points=" + points);
    }

    Member asOf(String when) {
        asOf = when;
        return this;
    }

    Ledger ledger() {
        Roster dated = roster.isEmpty() ? Given.fullMember() : Roster.of(roster);
        RuleBooks books = RuleBooks.of(book);
        return asOf == null
                ? LedgerFold.fold(books, cycle, Given.MEMBER, facts, dated)
                : LedgerFold.fold(books, cycle, Given.MEMBER, facts, dated, Given.shanghai(asOf));
    }

    String total() {
        Ledger ledger = ledger();
        assertThat(ledger.parked()).isEmpty();
        return ledger.total().toString();
    }

    String grade() {
        return ledger().indicated().orElseThrow().code();
    }

    /** What the entries of a rule left, together. */
    String from(String rule) {
        return ledger().entries().stream()
                .filter(entry -> entry.rule().equals(rule))
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus)
                .toString();
    }

    /** What each entry of a rule left, in order. */
    List<String> each(String rule) {
        return ledger().entries().stream()
                .filter(entry -> entry.rule().equals(rule))
                .map(entry -> entry.points().toString())
                .toList();
    }

    /** On which lists of the cycle he is. */
    List<String> listed() {
        return ConsequenceLists.ofCycle(RuleBooks.of(book), alone(), List.of()).stream()
                .map(listed -> listed.list().id())
                .toList();
    }

    /** On which lists of a quarter his branch is, of which he is the only member. */
    List<String> branchListedInQuarter(int quarter) {
        return ConsequenceLists.ofQuarter(RuleBooks.of(book), alone(), quarter).stream()
                .filter(listed -> listed.subject().kind() == Subject.Kind.ORGANISATION)
                .map(listed -> listed.list().id())
                .toList();
    }

    private CycleOfMembers alone() {
        Ledger ledger = ledger();
        return new CycleOfMembers(ledger.days(), List.of(new CycleOfMembers.Scored(ledger, Roster.of(roster))));
    }
}
