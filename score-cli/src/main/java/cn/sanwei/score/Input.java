package cn.sanwei.score;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that the files say.
 *
 * @param members facts by the member whom they are about
 * @param organisations facts by the organisation that they are about
 * @param rosters of those members of whom a file or an event says something
 * @param everybodyKnown whether somebody of whom nothing is said is a full member of one branch all the time
 * @param unknownEvents events of a type that this release does not know; they wait
 */
record Input(
        String factsFile,
        SortedMap<String, List<Located>> members,
        SortedMap<String, List<Located>> organisations,
        Map<String, Roster> rosters,
        boolean everybodyKnown,
        List<UnknownEvent> unknownEvents) {
    private static final Roster FULL_MEMBER = Roster.of(
            List.of(new RosterLine("branch", MemberStatus.FULL, Set.of(), Set.of(), LocalDate.of(1, 1, 1), null)));

    /** A fact and the line on which it stands. */
    record Located(Fact fact, int line) {}

    record UnknownEvent(String type, int line) {}

    Roster rosterOf(String member) {
        Roster roster = rosters.get(member);
        return roster != null ? roster : everybodyKnown ? FULL_MEMBER : Roster.unknown();
    }

    /** Everybody who occurs, with facts or without. */
    SortedSet<String> memberIds() {
        SortedSet<String> ids = new TreeSet<>(members.keySet());
        ids.addAll(rosters.keySet());
        return ids;
    }

    SortedSet<String> organisationIds() {
        SortedSet<String> ids = new TreeSet<>(organisations.keySet());
        rosters.values().forEach(roster -> roster.lines().forEach(line -> ids.add(line.organisation())));
        return ids;
    }

    /** Those that the files say of it. */
    List<Fact> factsOf(Subject subject) {
        return located(subject).stream().map(Located::fact).toList();
    }

    /** What members get from what befalls others. */
    Derivation derivation(RuleBooks books) {
        Derivation derivation = Derivation.of(books);
        members.keySet().stream()
                .map(id -> new Subject(Subject.Kind.MEMBER, id))
                .forEach(member -> derivation.add(member, factsOf(member), rosterOf(member.id())));
        return derivation;
    }

    /** For each fact the last line that says exactly this; one that is derived from somebody else's stands on none. */
    Map<Fact, Integer> linesOf(Subject subject) {
        Map<Fact, Integer> lines = new HashMap<>();
        located(subject).forEach(located -> lines.put(located.fact(), located.line()));
        return lines;
    }

    private List<Located> located(Subject subject) {
        return switch (subject.kind()) {
            case MEMBER -> members.getOrDefault(subject.id(), List.of());
            case ORGANISATION -> organisations.getOrDefault(subject.id(), List.of());
        };
    }
}
