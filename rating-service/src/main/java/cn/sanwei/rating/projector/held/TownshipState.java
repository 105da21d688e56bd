package cn.sanwei.rating.projector.held;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.rows.Vocabulary;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the projector holds of a township between batches; dropped with its partition, and when a batch fails. */
public final class TownshipState {
    private static final int DAYS_AT_MOST = 5_000;

    public record UnfoldedKey(UUID subject, String cycle) {}

    private final String township;
    private final int partition;
    private final List<RuleBook> versions;
    private final Set<String> cycles;
    private final Map<String, Rows.ClosingRow> closings;
    private final Map<String, Instant> reopenings = new HashMap<>();
    /** Cycles that the batch at hand closes, and when. */
    private final Map<String, Instant> closingAt = new HashMap<>();

    private final Vocabulary vocabulary;
    private final Set<UnfoldedKey> unfolded;
    private final Map<LocalDate, Optional<String>> cycleByDay = new HashMap<>();
    private RuleBooks books;
    private boolean weighsMembers;
    private HeldBranches branches;
    private LocalDate turnedDay;
    private String county;

    public TownshipState(
            String township,
            int partition,
            String county,
            List<RuleBook> versions,
            Set<String> cycles,
            Map<String, Rows.ClosingRow> closings,
            Vocabulary vocabulary,
            Set<UnfoldedKey> unfolded,
            LocalDate turnedDay) {
        this.township = township;
        this.partition = partition;
        this.county = county;
        this.versions = new ArrayList<>(versions);
        this.cycles = new TreeSet<>(cycles);
        this.closings = new HashMap<>(closings);
        this.vocabulary = vocabulary;
        this.unfolded = new HashSet<>(unfolded);
        this.books = versions.isEmpty() ? null : RuleBooks.of(versions);
        this.weighsMembers = versions.stream().anyMatch(HeldBranches::weighsMembers);
        this.turnedDay = turnedDay;
    }

    public String township() {
        return township;
    }

    public int partition() {
        return partition;
    }

    /** Null until the township is registered. */
    public String county() {
        return county;
    }

    public void belongsTo(String its) {
        county = its;
    }

    /** Null until a rule book is published. */
    public RuleBooks books() {
        return books;
    }

    /** Those that could judge when it was closed: versions count up, and later ones were published later. */
    public RuleBooks booksAt(Rows.ClosingRow closing) {
        return RuleBooks.of(versions.stream()
                .filter(version ->
                        !version.id().equals(closing.ruleBook()) || version.version() <= closing.ruleBookVersion())
                .toList());
    }

    /** @throws IllegalArgumentException when this version and the others cannot stand together */
    public void publish(RuleBook version) {
        List<RuleBook> all = new ArrayList<>(versions);
        all.add(version);
        books = RuleBooks.of(all);
        versions.add(version);
        weighsMembers = versions.stream().anyMatch(HeldBranches::weighsMembers);
        branches = null;
        cycleByDay.clear();
    }

    /** Whether a version grades branches by their members too: only then are the members' sums kept up. */
    public boolean weighsMembers() {
        return weighsMembers;
    }

    /** Null while they are not held. */
    public HeldBranches branches() {
        return branches;
    }

    public void hold(HeldBranches its) {
        branches = its;
    }

    public void forgetBranches() {
        branches = null;
    }

    /** Whether its ledgers change with the turn of a day. */
    public boolean turns() {
        return books != null && books.turns();
    }

    /** The day that has begun for it; null before the first turn. */
    public LocalDate turnedDay() {
        return turnedDay;
    }

    public void turnTo(LocalDate day) {
        turnedDay = day;
    }

    /** Cycles that it has come to by the turn of days, and in which nothing has happened. */
    public List<String> cyclesTurnedTo(LocalDate day) {
        return books.cyclesTurnedTo(day).stream()
                .map(Cycle::value)
                .filter(cycle -> !cycles.contains(cycle))
                .toList();
    }

    /** The instant at which a cycle is judged: on the turned day, or on the one on which it was closed. */
    public Instant asOf(String cycle) {
        Rows.ClosingRow closing = closings.get(cycle);
        Instant closedAt = closing == null ? closingAt.get(cycle) : closing.closedAt();
        return RunningLedger.asOf(
                books.days(Cycle.of(cycle)), closedAt == null ? turnedDay : CycleDays.dayOf(closedAt));
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Those whose fold failed. */
    public Set<UnfoldedKey> unfolded() {
        return unfolded;
    }

    public Set<String> cycles() {
        return cycles;
    }

    public Optional<RuleBook> judging(String cycle) {
        return books == null ? Optional.empty() : books.judging(Cycle.of(cycle));
    }

    /** The cycle that an instant lies in, where a rule book judges it. */
    public Optional<String> cycleOf(Instant instant) {
        return cycleOf(CycleDays.dayOf(instant));
    }

    public Optional<String> cycleOf(LocalDate day) {
        if (books == null || day.getYear() <= 2000 || day.getYear() >= 2099) {
            return Optional.empty();
        }
        Optional<String> known = cycleByDay.get(day);
        if (known == null) {
            if (cycleByDay.size() == DAYS_AT_MOST) {
                cycleByDay.clear();
            }
            known = cycleAt(day);
            cycleByDay.put(day, known);
        }
        return known;
    }

    private Optional<String> cycleAt(LocalDate day) {
        String cycle = CycleDays.around(day, books.newestFirst().getFirst().cycleStarts())
                .cycle()
                .value();
        return Optional.of(cycle).filter(known -> judging(known).isPresent());
    }

    /** Null while the cycle is open. */
    public Rows.ClosingRow closing(String cycle) {
        return closings.get(cycle);
    }

    /** Says, before anybody is folded, that this batch closes the cycle; the first to say so is right. */
    public void closes(String cycle, Instant at) {
        closingAt.putIfAbsent(cycle, at);
    }

    public void close(Rows.ClosingRow closing) {
        closingAt.remove(closing.cycle());
        closings.put(closing.cycle(), closing);
    }

    public void reopen(String cycle) {
        closingAt.remove(cycle);
        closings.remove(cycle);
    }

    public void reopenedAt(String cycle, Instant at) {
        reopenings.merge(cycle, at, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Whether the cycle was opened, or closed, again since, as far as it is known: topics run at different speeds. */
    public boolean isSuperseded(Rows.ClosingRow closing) {
        Instant reopened = reopenings.get(closing.cycle());
        Rows.ClosingRow standing = closings.get(closing.cycle());
        return reopened != null && !closing.closedAt().isAfter(reopened)
                || standing != null && !closing.closedAt().isAfter(standing.closedAt());
    }
}
