package cn.sanwei.rating.projector.folding;

import cn.sanwei.rating.projector.gathering.Pending;
import cn.sanwei.rating.projector.held.MemberState;
import cn.sanwei.rating.projector.held.TownshipState;
import cn.sanwei.rating.projector.rows.Rows;
import cn.sanwei.rating.projector.stored.StoredLedgers;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What comes to members from what befalls others, where the rule book has such rules: whom a batch reaches that way, and
 * the facts that it makes for them. They are made anew whenever he is folded from what is stored, and stored nowhere, so
 * they cannot differ from what they are made of.
 */
final class FromOthers {
    private final StoredLedgers stored;
    private final Pending pending;

    FromOthers(StoredLedgers stored, Pending pending) {
        this.stored = stored;
        this.pending = pending;
    }

    /** Everybody to whom something may come from those whom the batch touches is folded from what is stored. */
    void touch(TownshipState township) throws SQLException {
        if (!township.books().derives() || pending.townships.containsKey(township.township())) {
            return; // with the whole township everybody is folded anyway
        }
        Map<UUID, Pending.Touch> sources = new LinkedHashMap<>();
        Set<String> types = township.books().derivedFromTypes();
        pending.members.getOrDefault(township.township(), Map.of()).forEach((member, touch) -> {
            boolean passesOn = touch.isAnew()
                    || touch.facts().stream().anyMatch(fact -> fact.cancels() != null || types.contains(fact.type()));
            if (passesOn) {
                sources.put(member, touch);
            }
        });
        if (sources.isEmpty()) {
            return;
        }
        Map<UUID, List<Rows.RosterRow>> lines = linesBeside(township.township(), sources.keySet());
        Map<UUID, Set<UUID>> organisations = organisations(lines);
        Map<UUID, Set<UUID>> named = new HashMap<>();
        for (Pending.Naming naming : namings(township.township(), sources.keySet())) {
            named.computeIfAbsent(naming.member(), member -> new HashSet<>()).add(naming.named());
        }
        sources.forEach((source, touch) -> {
            Set<UUID> reached = new HashSet<>(named.getOrDefault(source, Set.of()));
            organisations.forEach((member, his) -> {
                boolean beside = his.stream().anyMatch(organisations.getOrDefault(source, Set.of())::contains);
                if (beside && concerns(township.books(), lines.get(member))) {
                    reached.add(member);
                }
            });
            reached.remove(source);
            reached.forEach(
                    member -> pending.member(township.township(), member).all(touch));
        });
    }

    /** Adds to what is known of some members what comes to them from others. */
    void bring(TownshipState township, Map<UUID, MemberState> known) throws SQLException {
        RuleBooks books = township.books();
        if (!books.derives()) {
            return;
        }
        Map<UUID, MemberState> concerned = new LinkedHashMap<>();
        known.forEach((member, state) -> {
            if (concerns(books, state.rosterLines)) {
                concerned.put(member, state);
            }
        });
        if (concerned.isEmpty()) {
            return;
        }
        Map<UUID, List<Rows.RosterRow>> lines = linesBeside(township.township(), concerned.keySet());
        Set<UUID> naming = new HashSet<>();
        namings(township.township(), concerned.keySet()).forEach(each -> naming.add(each.member()));
        naming.removeAll(lines.keySet());
        collect(stored.linesOf(township.township(), naming), lines);
        pendingLines(township.township()).stream()
                .filter(line -> naming.contains(line.member().member()))
                .forEach(line -> lines.computeIfAbsent(line.member().member(), member -> new ArrayList<>())
                        .add(line));
        Map<UUID, List<Fact>> facts = stored.factsOf(township.township(), lines.keySet(), books.derivedFromTypes());
        Map<UUID, Pending.Touch> touches = pending.members.getOrDefault(township.township(), Map.of());
        Derivation derivation = Derivation.of(books);
        lines.forEach((member, his) -> {
            List<Fact> all = new ArrayList<>(facts.getOrDefault(member, List.of()));
            if (touches.containsKey(member)) {
                all.addAll(touches.get(member).facts());
            }
            derivation.add(subject(member), all, roster(his));
        });
        concerned.forEach((member, state) -> state.facts.addAll(derivation.factsFor(subject(member), state.roster())));
    }

    private Map<UUID, List<Rows.RosterRow>> linesBeside(String township, Collection<UUID> members) throws SQLException {
        List<Rows.RosterRow> coming = pendingLines(township);
        Set<UUID> organisations = new HashSet<>();
        coming.stream()
                .filter(line -> members.contains(line.member().member()) && line.organisation() != null)
                .forEach(line -> organisations.add(line.organisation()));
        Map<UUID, List<Rows.RosterRow>> lines = new LinkedHashMap<>();
        collect(stored.besideInOrganisations(township, members, organisations), lines);
        // Of one who comes to an organisation with this batch the lines before are needed too.
        Set<UUID> known = new HashSet<>(lines.keySet());
        Set<UUID> strangers = new HashSet<>();
        coming.forEach(line -> strangers.add(line.member().member()));
        strangers.removeAll(known);
        collect(stored.linesOf(township, strangers), lines);
        collect(coming, lines);
        return lines;
    }

    private Set<Pending.Naming> namings(String township, Collection<UUID> members) throws SQLException {
        Set<Pending.Naming> namings = new HashSet<>(stored.namings(township, members));
        pending.namings.stream()
                .filter(naming -> naming.township().equals(township))
                .filter(naming -> members.contains(naming.member()) || members.contains(naming.named()))
                .forEach(namings::add);
        return namings;
    }

    private List<Rows.RosterRow> pendingLines(String township) {
        return pending.rosterLines.stream()
                .filter(line -> line.member().township().equals(township))
                .toList();
    }

    private static void collect(List<Rows.RosterRow> rows, Map<UUID, List<Rows.RosterRow>> lines) {
        rows.forEach(line -> lines.computeIfAbsent(line.member().member(), member -> new ArrayList<>())
                .add(line));
    }

    private static Map<UUID, Set<UUID>> organisations(Map<UUID, List<Rows.RosterRow>> lines) {
        Map<UUID, Set<UUID>> organisations = new LinkedHashMap<>();
        lines.forEach((member, his) -> his.stream()
                .filter(line -> line.organisation() != null)
                .forEach(line -> organisations
                        .computeIfAbsent(member, key -> new HashSet<>())
                        .add(line.organisation())));
        return organisations;
    }

    private static boolean concerns(RuleBooks books, List<Rows.RosterRow> lines) {
        return lines != null && roster(lines).lines().stream().anyMatch(books::derivesFor);
    }

    private static Roster roster(List<Rows.RosterRow> lines) {
        return RosterRecord.rosterOf(lines.stream().map(MemberState::record).toList());
    }

    private static Subject subject(UUID member) {
        return new Subject(Subject.Kind.MEMBER, member.toString());
    }
}
