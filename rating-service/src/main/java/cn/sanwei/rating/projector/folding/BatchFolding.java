package cn.sanwei.rating.projector.folding;

import cn.sanwei.rating.projector.closing.Closing;
import cn.sanwei.rating.projector.closing.QuarterClosing;
import cn.sanwei.rating.projector.closing.QuarterFreezing;
import cn.sanwei.rating.projector.gathering.EventApplication;
import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.HeldMember;
import cn.sanwei.rating.projector.held.HeldMembers;
import cn.sanwei.rating.projector.held.MemberState;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.LedgerChange;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.canonical.CanonicalLedger;
import cn.sanwei.scoring.ledger.intake.Parked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Folds everybody whom a batch touches, once, and says what has to be written of it. Writes nothing itself. */
public final class BatchFolding {
    /** Members whose facts are held in memory at one time. */
    private static final int MEMBERS_AT_ONCE = 1_000;

    private final StoredLedgers stored;
    private final HeldMembers held;
    private final long batch;
    private final Pending pending;
    private final Map<String, TownshipState> townships;
    private final GradeChanges gradeChanges;
    private final FromOthers fromOthers;
    private final LedgerFolding folding = new LedgerFolding();
    private final List<LedgerChange> changes = new ArrayList<>();
    private final List<Rows.UnfoldedRow> unfolded = new ArrayList<>();
    private final List<Rows.StandingKey> folded = new ArrayList<>();
    private final List<Rows.DueRow> due = new ArrayList<>();
    private final List<Rows.BranchRow> branches = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<QuarterClosing> quarterClosings = new ArrayList<>();
    private final List<Rows.OwnEvent> ownEvents = new ArrayList<>();

    /** @param said whether grades that change are said to everybody */
    public BatchFolding(
            StoredLedgers stored,
            HeldMembers held,
            long batch,
            Pending pending,
            Map<String, TownshipState> townships,
            boolean said) {
        this.gradeChanges = new GradeChanges(stored, townships, said);
        this.stored = stored;
        this.held = held;
        this.batch = batch;
        this.pending = pending;
        this.townships = townships;
        this.fromOthers = new FromOthers(stored, pending);
    }

    public void run() throws SQLException {
        for (Pending.CloseRequest request : pending.closeRequests) {
            townships
                    .get(request.event().township())
                    .closes(request.cycle(), request.event().event().occurredAt());
            pending.township(request.event().township())
                    .cycle(request.cycle(), EventApplication.cause(request.event()));
        }
        QuarterFreezing.touch(pending);
        Set<String> touched = new LinkedHashSet<>(pending.townships.keySet());
        touched.addAll(pending.members.keySet());
        for (String township : touched) {
            if (townships.get(township).books() != null) {
                fromOthers.touch(townships.get(township));
                members(townships.get(township));
            }
        }
        branches.addAll(new BranchFolding(stored, pending, townships).run(changes));
        pending.closeRequests.forEach(this::close);
        quarterClosings.addAll(new QuarterFreezing(stored, held, pending, townships).close(changes));
        quarterClosings.forEach(closing -> ownEvents.add(closing.event()));
        gradeChanges.count(changes, held);
        ownEvents.addAll(gradeChanges.events());
        new EntryPlaces(pending, townships).place(changes);
    }

    private void members(TownshipState township) throws SQLException {
        Map<UUID, Pending.Touch> touches =
                new LinkedHashMap<>(pending.members.getOrDefault(township.township(), Map.of()));
        Pending.Touch everybody = pending.townships.get(township.township());
        if (everybody != null) {
            Set<UUID> all = new LinkedHashSet<>(stored.membersOf(township.township()));
            all.addAll(touches.keySet());
            for (UUID member : all) {
                touches.computeIfAbsent(member, key -> new Pending.Touch()).all(everybody);
            }
        }
        List<UUID> strangers = new ArrayList<>();
        List<GoingOn> goingOn = new ArrayList<>();
        touches.forEach((member, touch) -> {
            Set<String> cycles = touch.cyclesOf(township);
            HeldMember one = held.get(township.township(), member);
            if (one != null && !touch.isAnew() && one.holds(judged(township, cycles))) {
                goingOn.add(new GoingOn(township, member, touch, cycles, one));
            } else if (one != null || !cycles.isEmpty()) {
                held.remove(township.township(), member);
                strangers.add(member);
            }
        });
        strangers.addAll(goOn(goingOn));
        for (int from = 0; from < strangers.size(); from += MEMBERS_AT_ONCE) {
            List<UUID> some = strangers.subList(from, Math.min(strangers.size(), from + MEMBERS_AT_ONCE));
            Map<UUID, MemberState> known = stored.load(township.township(), some);
            bring(township.township(), known);
            fromOthers.bring(township, known);
            begin(township, some, touches, known);
        }
    }

    /**
     * For those who are held: what came is added to what was. Each looks at nothing but what is his own.
     *
     * @return those whose points are now more than can be reckoned with: they are begun anew, to say so
     */
    private List<UUID> goOn(List<GoingOn> members) {
        List<GoneOn> all = Sharing.ofMembers(members, stored.isWriterBusy())
                .map(member -> member.by(folding))
                .toList();
        List<UUID> beyond = new ArrayList<>(0);
        for (GoneOn gone : all) {
            GoingOn member = gone.member();
            if (gone.beyond()) {
                held.remove(member.township().township(), member.member());
                beyond.add(member.member());
                continue;
            }
            held.came(member.known(), member.touch().facts().size(), batch);
            changes.addAll(gone.changes());
            due.addAll(gone.due());
            if (gone.failed() != null) {
                unfolded(member.township(), gone.failed(), gone.why());
                held.remove(member.township().township(), member.member());
            }
        }
        return beyond;
    }

    private record GoingOn(
            TownshipState township, UUID member, Pending.Touch touch, Set<String> cycles, HeldMember known) {

        GoneOn by(LedgerFolding folding) {
            List<LedgerChange> changes = new ArrayList<>(1);
            List<Rows.DueRow> due = new ArrayList<>(0);
            for (Map.Entry<String, HeldMember.Open> open : known.cycles().entrySet()) {
                try {
                    Delta delta = open.getValue().add(touch.facts());
                    if (cycles.contains(open.getKey()) || !delta.isEmpty()) {
                        folding.goOn(township, member, open.getKey(), known, open.getValue(), delta, touch.cause())
                                .ifPresent(changes::add);
                        newlyDue(township, member, open.getKey(), open.getValue())
                                .ifPresent(due::add);
                    }
                } catch (ArithmeticException e) {
                    return new GoneOn(this, List.of(), List.of(), true, null, null);
                } catch (IllegalArgumentException | IllegalStateException e) {
                    return new GoneOn(
                            this,
                            changes,
                            due,
                            false,
                            new Rows.StandingKey(township.township(), member, open.getKey()),
                            e);
                }
            }
            return new GoneOn(this, changes, due, false, null, null);
        }
    }

    /**
     * @param beyond whether the points became more than can be reckoned with; nothing else is said then
     * @param failed the ledger that could not be folded, and why; null where all went well
     */
    private record GoneOn(
            GoingOn member,
            List<LedgerChange> changes,
            List<Rows.DueRow> due,
            boolean beyond,
            Rows.StandingKey failed,
            RuntimeException why) {}

    private static Set<String> judged(TownshipState township, Set<String> cycles) {
        Set<String> judged = new LinkedHashSet<>(cycles);
        judged.removeIf(cycle -> township.judging(cycle).isEmpty());
        return judged;
    }

    /** What this batch brings lies in no table yet. */
    private void bring(String township, Map<UUID, MemberState> known) {
        Map<UUID, Pending.Touch> touches = pending.members.getOrDefault(township, Map.of());
        known.forEach((member, state) -> {
            Pending.Touch touch = touches.get(member);
            if (touch != null) {
                state.facts.addAll(touch.facts());
            }
        });
        pending.rosterLines.stream()
                .filter(line -> line.member().township().equals(township))
                .forEach(line -> of(known, line.member().member(), state -> state.rosterLines.add(line)));
        pending.awards.values().stream()
                .filter(award ->
                        award.township().equals(township) && award.kind().equals("member"))
                .forEach(award -> of(known, award.subject(), state -> state.awardedCycles.add(award.cycle())));
        pending.closedElsewhere.stream()
                .filter(closed -> closed.township().equals(township))
                .flatMap(closed -> closed.frozen().stream())
                .forEach(frozen -> of(
                        known,
                        frozen.standing().member(),
                        state -> state.frozen.put(frozen.standing().cycle(), frozen)));
    }

    private static void of(Map<UUID, MemberState> known, UUID member, Consumer<MemberState> change) {
        MemberState state = known.get(member);
        if (state != null) {
            change.accept(state);
        }
    }

    /** Each looks at nothing but what is his own. */
    private void begin(
            TownshipState township,
            List<UUID> members,
            Map<UUID, Pending.Touch> touches,
            Map<UUID, MemberState> known) {
        List<Begun> all = Sharing.ofMembers(members, stored.isWriterBusy())
                .map(member -> begun(township, member, touches.get(member), known.get(member)))
                .toList();
        for (Begun begun : all) {
            changes.addAll(begun.changes());
            due.addAll(begun.due());
            begun.well().forEach(key -> {
                if (township.unfolded().remove(new TownshipState.UnfoldedKey(key.member(), key.cycle()))) {
                    folded.add(key);
                }
            });
            begun.failed().forEach((key, why) -> unfolded(township, key, why));
            if (begun.failed().isEmpty()) {
                held.put(township.township(), begun.member(), begun.as(), batch);
            }
        }
    }

    private Begun begun(TownshipState township, UUID member, Pending.Touch touch, MemberState known) {
        HeldMember as = new HeldMember(known.roster(), Set.copyOf(known.awardedCycles), known.facts);
        Begun begun = new Begun(
                member, as, new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(1), new LinkedHashMap<>(0));
        Set<String> cycles = new TreeSet<>(touch.cyclesOf(township));
        // All that are open are held, so that a fact of another of them finds its cycle.
        known.standings.keySet().stream()
                .filter(cycle -> township.closing(cycle) == null)
                .forEach(cycles::add);
        for (String cycle : judged(township, cycles)) {
            Rows.StandingKey key = new Rows.StandingKey(township.township(), member, cycle);
            try {
                Optional<LedgerChange> change = folding.begin(township, member, cycle, known, as, touch.cause());
                change.ifPresent(begun.changes()::add);
                newlyDue(township, member, cycle, as.cycles().get(cycle)).ifPresent(begun.due()::add);
                if (change.filter(folded -> !folded.ledger().isSummed()).isPresent()) {
                    begun.failed().put(key, new ArithmeticException(Parked.Reason.CANNOT_BE_SUMMED.words()));
                } else {
                    begun.well().add(key);
                }
            } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
                begun.failed().put(key, e);
            }
        }
        return begun;
    }

    /**
     * @param well ledgers that could be folded
     * @param failed those that could not, or whose points cannot be summed up, and why
     */
    private record Begun(
            UUID member,
            HeldMember as,
            List<LedgerChange> changes,
            List<Rows.DueRow> due,
            List<Rows.StandingKey> well,
            Map<Rows.StandingKey, RuntimeException> failed) {}

    /** @param open null where the cycle is closed */
    private static Optional<Rows.DueRow> newlyDue(
            TownshipState township, UUID member, String cycle, HeldMember.Open open) {
        return open == null || !township.turns()
                ? Optional.empty()
                : open.newlyDue()
                        .map(day -> new Rows.DueRow(new Rows.StandingKey(township.township(), member, cycle), day));
    }

    /** His ledger stays as it was and says so; the others go on. */
    private void unfolded(TownshipState township, Rows.StandingKey key, RuntimeException why) {
        township.unfolded().add(new TownshipState.UnfoldedKey(key.member(), key.cycle()));
        unfolded.add(new Rows.UnfoldedRow(key, String.valueOf(why.getMessage())));
    }

    private void close(Pending.CloseRequest request) {
        TownshipState township = townships.get(request.event().township());
        changes.replaceAll(change -> isIn(change, township.township(), request.cycle())
                ? change.with(change.after().closed(CanonicalLedger.hash(change.ledger())))
                : change);
        List<LedgerChange> all = changes.stream()
                .filter(change -> isIn(change, township.township(), request.cycle()))
                .toList();
        Closing closing = Closing.of(request, township.judging(request.cycle()).orElseThrow(), all);
        township.close(closing.row());
        closings.add(closing);
        ownEvents.add(closing.event());
        // Nobody is held with a cycle that is closed.
        held.clear();
    }

    private static boolean isIn(LedgerChange change, String township, String cycle) {
        Rows.StandingKey key = change.after().key();
        return key.township().equals(township) && key.cycle().equals(cycle);
    }

    public List<LedgerChange> changes() {
        return changes;
    }

    /** How many of the standings say something else than before. */
    public int standings() {
        return (int) changes.stream().filter(LedgerChange::changesStanding).count();
    }

    public List<Rows.UnfoldedRow> unfolded() {
        return unfolded;
    }

    /** Those whose fold had failed before and succeeded now. */
    public List<Rows.StandingKey> folded() {
        return folded;
    }

    /** Whose ledgers the turn of which day changes next, where that is another one than it was. */
    public List<Rows.DueRow> due() {
        return due;
    }

    public List<Rows.BranchRow> branchRows() {
        return branches;
    }

    public List<Closing> closings() {
        return closings;
    }

    public List<QuarterClosing> quarterClosings() {
        return quarterClosings;
    }

    public List<Rows.OwnEvent> ownEvents() {
        return ownEvents;
    }
}
