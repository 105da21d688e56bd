package cn.sanwei.score;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.RosterMapping;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of facts and of members. All bad lines of both are refused together. */
final class InputReader {
    private final Instant asOf;
    private final SortedMap<String, List<Input.Located>> members = new TreeMap<>();
    private final SortedMap<String, List<Input.Located>> organisations = new TreeMap<>();
    private final Map<String, Subject> subjectOfFact = new HashMap<>();
    private final List<FactLine> withoutSubject = new ArrayList<>();
    private final Map<String, List<RosterLine>> rosterLines = new TreeMap<>();
    private final Map<String, List<RosterRecord>> rosterRecords = new TreeMap<>();
    private final List<Input.UnknownEvent> unknownEvents = new ArrayList<>();

    private InputReader(Instant asOf) {
        this.asOf = asOf;
    }

    static Input read(Options options, InputStream standardInput) throws Refusal {
        return new InputReader(options.asOf()).read(options.facts(), options.members(), standardInput);
    }

    private Input read(String factsFile, String membersFile, InputStream standardInput) throws Refusal {
        LinesOfFile facts = new LinesOfFile(factsFile);
        facts.read(standardInput, this::takeFact);
        takeThoseWithoutSubject(facts);
        List<String> bad = new ArrayList<>(facts.bad());
        if (membersFile != null) {
            LinesOfFile lines = new LinesOfFile(membersFile);
            lines.read(standardInput, (line, number) -> takeMember(line));
            bad.addAll(lines.bad());
        }
        if (!bad.isEmpty()) {
            throw new Refusal(bad);
        }
        return new Input(
                factsFile, members, organisations, rosters(membersFile != null), membersFile == null, unknownEvents);
    }

    private void takeFact(JsonObject line, int number) throws BadLine {
        if (EventLine.isStructured(line)) {
            takeEvent(EventLine.structured(line, number), number);
        } else if (EventLine.isRecord(line)) {
            takeEvent(EventLine.record(line, number), number);
        } else {
            FactLine fact = FactLine.read(line, number);
            if (fact.subject() == null) {
                withoutSubject.add(fact);
            } else {
                take(fact.of(fact.subject()), number);
            }
        }
    }

    private void takeEvent(EventLine line, int number) {
        if (line.event() == null) {
            unknownEvents.add(new Input.UnknownEvent(line.type(), number));
            return;
        }
        FactMapping.factOf(line.envelope(), line.event()).ifPresent(fact -> take(fact, number));
        RosterMapping.placedBy(line.envelope().sequence(), line.event())
                .ifPresent(placed -> rosterRecords
                        .computeIfAbsent(placed.member().toString(), member -> new ArrayList<>())
                        .add(placed.record()));
    }

    private void takeMember(JsonObject line) throws BadLine {
        MemberLine read = MemberLine.read(line);
        rosterLines.computeIfAbsent(read.member(), member -> new ArrayList<>()).add(read.line());
    }

    private void takeThoseWithoutSubject(LinesOfFile facts) {
        for (FactLine line : withoutSubject) {
            Subject subject = subjectOfFact.get(line.cancels());
            if (subject == null) {
                facts.complain(line.number(), "文件里没有“" + line.cancels() + "”，请写明是谁的（member 或 organisation）");
            } else {
                take(line.of(subject), line.number());
            }
        }
    }

    private void take(Fact fact, int number) {
        Map<String, List<Input.Located>> bySubject = switch (fact.subject().kind()) {
            case MEMBER -> members;
            case ORGANISATION -> organisations;
        };
        bySubject
                .computeIfAbsent(fact.subject().id(), id -> new ArrayList<>())
                .add(new Input.Located(seenAt(fact), number));
        subjectOfFact.putIfAbsent(fact.event(), fact.subject());
    }

    /** As of an instant nothing later can have been recorded: what happened later lies in the future. */
    private Fact seenAt(Fact fact) {
        if (asOf == null || !fact.occurredAt().isAfter(asOf)) {
            return fact;
        }
        return new Fact(
                fact.id(),
                fact.event(),
                fact.subject(),
                fact.type(),
                fact.occurredAt(),
                asOf,
                fact.measures(),
                fact.attributes(),
                fact.cancels());
    }

    private Map<String, Roster> rosters(boolean fromFile) {
        Map<String, Roster> rosters = new TreeMap<>();
        if (fromFile) {
            rosterLines.forEach((member, lines) -> rosters.put(member, Roster.of(lines)));
        } else {
            rosterRecords.forEach((member, records) -> rosters.put(member, RosterRecord.rosterOf(records)));
        }
        return rosters;
    }
}
