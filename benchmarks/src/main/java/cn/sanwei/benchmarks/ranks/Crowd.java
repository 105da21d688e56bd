package cn.sanwei.benchmarks.ranks;

import cn.sanwei.benchmarks.work.Dice;
import cn.sanwei.benchmarks.work.Told;
import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.Store;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One township in which everybody is, the hardest that ranks can have: half of its members in one organisation, the
 * others in branches of 33; totals to the hundredth between 0 and 300, and one in eleven at the ceiling, where all are
 * equal. A star is there for these alone, lest most of the work be changed grades. Events are numbered and always come
 * out the same.
 */
final class Crowd {
    static final String TOWNSHIP = "bench-crowd";
    static final String CYCLE = "2026";
    static final OrganisationId LARGE = organisation(1);

    private static final int IN_A_BRANCH = 33;
    private static final int BALANCES_BELOW = 33_000;
    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final Instant BEGIN = Instant.parse("2025-12-31T17:00:00Z");
    private static final OrganisationId COMMITTEE = organisation(0);
    private static final String[] KINDS = {"small", "middling", "large", "bad"};
    private static final String RULES = """
            id: crowd
            title: 排名测速细则
            version: 1
            counts-from: 2026-01-01
            show-rank: true
            total: {floor: 0, ceiling: 300}
            grades: [{code: one-star, label: 一星, stars: 1, from: 300}, {code: none, label: 未评星}]
            rules:
              - {id: small, label: 小事, micro: points, fact: deed-recorded, when: {attributes: {kind: small}}, points: 0.37}
              - {id: middling, label: 中事, micro: points, fact: deed-recorded, when: {attributes: {kind: middling}}, points: 2}
              - {id: large, label: 大事, micro: points, fact: deed-recorded, when: {attributes: {kind: large}}, points: 11.5}
              - {id: bad, label: 扣分, micro: points, fact: deed-recorded, when: {attributes: {kind: bad}}, points: -4.85}
            """;

    private final long seed;
    private final int members;

    Crowd(long seed, int members) {
        this.seed = seed;
        this.members = members;
    }

    int members() {
        return members;
    }

    MemberId member(int number) {
        return new MemberId(new Dice(seed, Dice.Use.PERSON, number).uuid());
    }

    boolean isInLarge(int number) {
        return number % 2 == 0;
    }

    OrganisationId organisationOf(int number) {
        return isInLarge(number) ? LARGE : organisation(2 + number / 2 / IN_A_BRANCH);
    }

    private int organisations() {
        return 2 + members / 2 / IN_A_BRANCH + 1;
    }

    /** How many events bring everybody into being, each with what he brings along. */
    int setup() {
        return 2 + organisations() + 2 * members;
    }

    Told told(int index) {
        int afterRules = index - 2 - organisations();
        PointsEvent event;
        if (index == 0) {
            event = new PointsEvent.TownshipRegistered(
                    TownshipId.of(TOWNSHIP), CountyId.of("bench-county"), "330100001", FROM, BEGIN);
        } else if (index == 1) {
            event = new PointsEvent.RuleBookPublished(RuleBookId.of("crowd"), 1, FROM, RULES, BEGIN);
        } else if (afterRules < 0) {
            OrganisationId organisation = organisation(index - 2);
            event = new PointsEvent.OrganisationEstablished(
                    organisation,
                    index == 2 ? null : COMMITTEE,
                    index == 2 ? OrganisationLevel.COMMITTEE : OrganisationLevel.BRANCH,
                    "village",
                    FROM,
                    BEGIN);
        } else if (index < setup()) {
            event = ofMember(afterRules / 2, afterRules % 2 == 0);
        } else {
            event = update(index);
        }
        return told(index, event);
    }

    private PointsEvent ofMember(int number, boolean registered) {
        if (registered) {
            return new PointsEvent.MemberRegistered(
                    member(number), organisationOf(number), MemberStatus.FULL, Set.of(), Set.of(), FROM, BEGIN);
        }
        Dice dice = new Dice(seed, Dice.Use.KIND, number);
        return new PointsEvent.OpeningBalanceImported(
                new ImportId(organisation(0).value()),
                number,
                member(number),
                Cycle.of(CYCLE),
                Micro.POINTS,
                new Points(dice.below(BALANCES_BELOW)),
                BEGIN);
    }

    /** Something that anybody did, with equal chance: his standing moves. */
    private PointsEvent update(int index) {
        Dice dice = new Dice(seed, Dice.Use.EVENT, index);
        return new PointsEvent.PastFactImported(
                new ImportId(organisation(0).value()),
                index,
                member(dice.below(members)),
                "deed-recorded",
                Map.of(),
                Map.of("kind", dice.oneOf(KINDS)),
                BEGIN.plusSeconds(86_400 + index % 10_000_000));
    }

    private Told told(int index, PointsEvent event) {
        return new Told(
                Store.POINTS,
                new EventEnvelope(
                        new Dice(seed, Dice.Use.ID, index).uuid(),
                        Store.POINTS.source(),
                        EventCodec.typeOf(event),
                        "township/" + TOWNSHIP,
                        event.occurredAt(),
                        event.occurredAt(),
                        TownshipId.of(TOWNSHIP),
                        EventEnvelope.sequence(1, 1_000L + index, 1 + index)),
                event);
    }

    private static OrganisationId organisation(int number) {
        return new OrganisationId(new UUID(0x4000L, Long.MIN_VALUE | number));
    }
}
