package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One random member's roster and what he did around one cycle. */
final class RandomFacts {
    static final List<String> TYPES = List.of(
            "article-read", "activity-attended", "activity-missed", "wish-claimed", "wish-fulfilled", "donation-made");
    static final List<String> TAGS = List.of("in-service", "retired", "away");
    private static final List<String> POSTS = List.of("secretary", "group-leader");

    private final Dice dice;
    private final Subject subject;
    /** Of the ids of his facts. */
    private final String prefix;

    private final Cycle cycle;
    private final LocalDate first;

    RandomFacts(Dice dice, Subject subject, String prefix, Cycle cycle, LocalDate first) {
        this.dice = dice;
        this.subject = subject;
        this.prefix = prefix;
        this.cycle = cycle;
        this.first = first;
    }

    List<Fact> facts(int most) {
        List<Fact> facts = new ArrayList<>();
        int count = dice.nextInt(most);
        for (int i = 0; i < count; i++) {
            facts.add(fact(prefix + i));
        }
        if (!facts.isEmpty() && dice.chance(15)) {
            facts.add(withOtherInstant(facts.get(dice.nextInt(facts.size()))));
        }
        return facts;
    }

    Roster roster() {
        if (dice.chance(3)) {
            return Roster.unknown();
        }
        List<RosterLine> lines = new ArrayList<>();
        for (int i = 1 + dice.nextInt(3); i > 0; i--) {
            LocalDate from = dice.chance(60) ? first.minusDays(dice.nextInt(900)) : first.plusDays(dice.nextInt(380));
            LocalDate to = dice.chance(25) ? from.plusDays(dice.nextInt(500)) : null;
            String organisation = dice.chance(80) ? "b1" : "b2";
            lines.add(new RosterLine(
                    organisation,
                    dice.pick(Arrays.asList(MemberStatus.values())),
                    dice.some(TAGS),
                    dice.some(POSTS),
                    from,
                    to));
        }
        return Roster.of(lines);
    }

    private Fact fact(String id) {
        Instant at = instant();
        Instant recorded =
                dice.chance(3) ? at.minusSeconds(dice.nextInt(600)) : at.plusSeconds(dice.nextInt(1_000_000));
        Map<String, Measure> measures = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        String cancels = dice.chance(8) ? "event-" + prefix + dice.nextInt(115) : null;
        String type = dice.pick(TYPES);
        if (dice.chance(4)) {
            type = "opening-balance";
            attributes.put("cycle", dice.chance(90) ? cycle.value() : "2001");
            attributes.put("micro", dice.pick(List.of("platform", "points", "wish")));
            measures.put("points", Measure.of(String.valueOf((dice.nextInt(4000) - 1000) / 4)));
        } else if (dice.chance(4)) {
            type = "cancellation";
            cancels = "event-" + prefix + dice.nextInt(115);
        } else if (dice.chance(2)) {
            type = "exemption-approved";
            attributes.put("cycle", dice.chance(90) ? cycle.value() : "2001");
        } else if (dice.chance(2)) {
            type = "no-such-type";
        }
        if (dice.chance(5)) {
            attributes.put("repairs", prefix + dice.nextInt(110));
        }
        if (dice.chance(10)) {
            attributes.put(dice.pick(List.of("introducer", "mentor", "contact")), Given.MEMBER.id());
        }
        if (("event-" + id).equals(cancels)) {
            cancels = "event-nothing";
        }
        String measure = measureOf(type);
        if (measure != null && dice.chance(90)) {
            measures.put(
                    measure, Measure.of(dice.pick(List.of("0", "0.4", "1", "1.3333", "2.5", "4", "5", "-1", "9000"))));
        }
        if (dice.chance(70) && !type.equals("opening-balance")) {
            attributes.put("kind", dice.pick(RandomRules.KINDS));
        }
        return new Fact(id, "event-" + id, subject, type, at, recorded, measures, attributes, cancels);
    }

    /** Often at the very end of a day, a month or the cycle, or several on one day. */
    private Instant instant() {
        LocalDate day = first.plusDays(dice.nextInt(dice.chance(10) ? 500 : 365) - (dice.chance(10) ? 40 : 0));
        if (dice.chance(50)) {
            day = first.plusDays(dice.nextInt(3) * 30);
        } else if (dice.chance(20)) {
            day = day.withDayOfMonth(1).minusDays(dice.nextInt(2));
        }
        Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        return switch (dice.nextInt(4)) {
            case 0 -> midnight;
            case 1 -> midnight.minusMillis(1);
            default -> midnight.plusSeconds(dice.nextInt(86_400));
        };
    }

    private static Fact withOtherInstant(Fact fact) {
        return new Fact(
                fact.id(),
                fact.event(),
                fact.subject(),
                fact.type(),
                fact.occurredAt().plusSeconds(1),
                fact.recordedAt(),
                fact.measures(),
                fact.attributes(),
                fact.cancels());
    }

    static String measureOf(String type) {
        return switch (type) {
            case "activity-attended", "activity-missed" -> "hours";
            case "wish-fulfilled" -> "rating";
            case "donation-made" -> "yuan";
            default -> null;
        };
    }
}
