package cn.sanwei.score;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.MembersMean;
import cn.sanwei.scoring.ledger.standings.RollingScore;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.ledger.township.BookComparison;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.ledger.township.CycleOfMembers;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole of the command but the process around it. */
final class ScoreCommand {
    static final int WELL = 0;
    static final int PARKED = 1;
    static final int WRONG = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ScoreCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    int run(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.println(Options.USAGE);
            return WELL;
        }
        try {
            Options options = Options.parse(arguments);
            if (options.merged()) {
                out.print(RuleBookFiles.merge(options.ruleBooks(), err));
                out.flush();
                return WELL;
            }
            RuleBooks books = RuleBookFiles.read(options.ruleBooks(), err);
            if (options.attainable()) {
                AttainableReport.print(options, books, out);
                return WELL;
            }
            if (!options.compare().isEmpty()) {
                RuleBooks others = RuleBookFiles.readOther(options.compare(), books, err);
                return compare(options, books, others, InputReader.read(options, in));
            }
            return score(options, books, InputReader.read(options, in));
        } catch (Refusal refusal) {
            refusal.lines().forEach(err::println);
            return WRONG;
        }
    }

    private int score(Options options, RuleBooks books, Input input) {
        Derivation derivation = input.derivation(books);
        Report report = options.json() ? new JsonReport(out) : new TableReport(out);
        Map<Subject, List<List<Parked>>> parked = new HashMap<>();
        for (Cycle cycle : Cycles.of(options, books, input)) {
            CycleDays days = books.days(cycle);
            RuleBook judging = books.judging(cycle).orElse(null);
            report.cycle(days, judging);
            List<CycleOfMembers.Scored> members = new ArrayList<>();
            Map<String, List<Points>> totals = new HashMap<>();
            for (String id : input.memberIds()) {
                Subject member = new Subject(Subject.Kind.MEMBER, id);
                Roster roster = input.rosterOf(id);
                Ledger ledger = fold(options, books, cycle, member, all(input, derivation, member), roster);
                parked.computeIfAbsent(member, key -> new ArrayList<>()).add(ledger.parked());
                Optional<RosterLine> last = roster.lastWithin(days.first(), days.after());
                if (last.isPresent() || !ledger.entries().isEmpty()) {
                    members.add(new CycleOfMembers.Scored(ledger, roster));
                }
                if (last.isPresent() && ledger.indicated().isPresent()) {
                    totals.computeIfAbsent(last.get().organisation(), branch -> new ArrayList<>())
                            .add(ledger.total());
                }
            }
            List<BranchStanding> branches = new ArrayList<>();
            for (String id : input.organisationIds()) {
                Subject organisation = new Subject(Subject.Kind.ORGANISATION, id);
                BranchStanding standing = BranchStanding.of(
                        books,
                        cycle,
                        organisation,
                        input.factsOf(organisation),
                        MembersMean.of(totals.getOrDefault(id, List.of())));
                parked.computeIfAbsent(organisation, key -> new ArrayList<>()).add(standing.parked());
                branches.add(standing);
            }
            Beside.InCycle beside =
                    new Beside.InCycle(books, judging, new CycleOfMembers(days, members), branches, options.asOf());
            Instant asOf = options.asOf() == null ? RunningLedger.endOf(days).minusMillis(1) : options.asOf();
            for (CycleOfMembers.Scored member : members) {
                Subject subject = member.ledger().subject();
                report.member(
                        member.ledger(),
                        beside.of(
                                member,
                                RollingScore.of(
                                        books, subject, all(input, derivation, subject), member.roster(), asOf)));
            }
            beside.organisations().stream()
                    .filter(listed -> branches.stream()
                            .noneMatch(known -> known.organisation().equals(listed)))
                    .forEach(listed -> branches.add(BranchStanding.of(books, cycle, listed, List.of())));
            organisations(report, judging, branches, beside, input);
        }
        report.end();
        out.flush();
        return list(input, parked);
    }

    /** Those that the rule book grades, and those that are on a list. */
    private static void organisations(
            Report report, RuleBook judging, List<BranchStanding> branches, Beside.InCycle beside, Input input) {
        BranchWeights weights = judging == null ? null : judging.branchWeights();
        for (BranchStanding standing : branches) {
            Subject organisation = standing.organisation();
            List<ConsequenceLists.Listed> lists = beside.listsOf(organisation);
            if (weights != null) {
                report.organisation(standing, BranchPart.of(standing, weights, input.factsOf(organisation)), lists);
            } else if (lists != null && !lists.isEmpty()) {
                report.organisation(standing, List.of(), lists);
            }
        }
    }

    private int compare(Options options, RuleBooks books, RuleBooks others, Input input) {
        Derivation derivation = input.derivation(books);
        Derivation otherwise = input.derivation(others);
        CompareReport report = new CompareReport(out, options.json());
        Map<Subject, List<List<Parked>>> parked = new HashMap<>();
        for (Cycle cycle : Cycles.of(options, books, input)) {
            List<BookComparison.Changed> all = new ArrayList<>();
            for (String id : input.memberIds()) {
                Subject member = new Subject(Subject.Kind.MEMBER, id);
                Roster roster = input.rosterOf(id);
                Ledger ledger = fold(options, books, cycle, member, all(input, derivation, member), roster);
                Ledger other = fold(options, others, cycle, member, all(input, otherwise, member), roster);
                parked.computeIfAbsent(member, key -> new ArrayList<>())
                        .add(other.isSummed() ? ledger.parked() : other.parked());
                all.add(BookComparison.Changed.of(ledger, other));
            }
            report.cycle(books.days(cycle), all);
        }
        out.flush();
        return list(input, parked);
    }

    /** What the files say of him, and what comes to him from others. */
    private static List<Fact> all(Input input, Derivation derivation, Subject member) {
        List<Fact> facts = new ArrayList<>(input.factsOf(member));
        facts.addAll(derivation.factsFor(member, input.rosterOf(member.id())));
        return facts;
    }

    private static Ledger fold(
            Options options, RuleBooks books, Cycle cycle, Subject member, List<Fact> facts, Roster roster) {
        return options.asOf() == null
                ? LedgerFold.fold(books, cycle, member, facts, roster)
                : LedgerFold.fold(books, cycle, member, facts, roster, options.asOf());
    }

    private int list(Input input, Map<Subject, List<List<Parked>>> parked) {
        ParkedFacts list = new ParkedFacts(input, err);
        input.memberIds().forEach(id -> list(list, new Subject(Subject.Kind.MEMBER, id), parked));
        input.organisationIds().forEach(id -> list(list, new Subject(Subject.Kind.ORGANISATION, id), parked));
        list.unknownEvents();
        return list.any() ? PARKED : WELL;
    }

    private static void list(ParkedFacts list, Subject subject, Map<Subject, List<List<Parked>>> parked) {
        list.of(subject, parked.getOrDefault(subject, List.of()));
    }
}
