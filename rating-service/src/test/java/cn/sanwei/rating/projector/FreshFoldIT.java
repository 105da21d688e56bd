package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.TownshipStory;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactMapping;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.LedgerFold;
import cn.sanwei.scoring.ledger.RunningLedger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order, the repetitions, the batches and the restarts: the ledger is what a fresh fold of the facts gives. */
class FreshFoldIT {
    private static final int MEMBERS = 6;
    /** Records in one batch. */
    private static final int SMALL = 7;
    /** Days without an article cost, an activity counts for five days, and a missed one three. */
    private static final String TURNING = TownshipStory.RULES
            .replace(
                    "rules:\n",
                    "rules:\n  - {id: idle, label: 一天未学习, micro: platform, points: -0.1,"
                            + " absence: {of: article-read, per: day}, caps: [{points: 3, per: cycle}]}\n")
            .replace("attended, points: 5", "attended, points: 5, valid: {days: 5}")
            .replace("missed, points: -2", "missed, points: -2, valid: {days: 3}");

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    private record Told(EventEnvelope envelope, SanweiEvent event) {}

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void the_ledger_is_what_a_fresh_fold_gives(long seed) {
        Random random = new Random(seed);
        yunxi.begun();
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(yunxi.member());
        }
        List<Told> story = story(random, members);
        List<Told> sent = new ArrayList<>(story);
        story.stream().filter(told -> random.nextInt(5) == 0).forEach(sent::add);
        Collections.shuffle(sent, random);

        Projector projector = world.start(new Projector(world.settings("first", SMALL), Clock.systemUTC()));
        for (int i = 0; i < sent.size(); i++) {
            world.publish(sent.get(i).envelope(), sent.get(i).event());
            if (i == sent.size() / 2) {
                projector.close();
                projector = world.start(new Projector(world.settings("second", SMALL), Clock.systemUTC()));
            }
        }
        world.awaitRead();

        assertLedgers(seed, members, story, TownshipStory.RULES, null);
        assertThat(world.value("select count(*) from fact")).isEqualTo((long) story.size());
    }

    /** The days turn, or are missed, at random between the events, some of which are late by then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 20261122})
    void where_days_turn_the_ledger_is_what_a_fresh_fold_on_the_turned_day_gives(long seed) {
        Random random = new Random(seed);
        yunxi.registeredWith(TURNING);
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(yunxi.member());
        }
        List<Told> story = story(random, members);
        List<Told> sent = new ArrayList<>(story);
        Collections.shuffle(sent, random);

        LocalDate day = LocalDate.parse("2026-03-01");
        SetClock clock = new SetClock(day.toString());
        Projector projector = world.start(new Projector(world.settings("one", SMALL), clock));
        for (Told told : sent) {
            world.publish(told.envelope(), told.event());
            if (random.nextInt(8) == 0) {
                day = day.plusDays(random.nextInt(4));
                clock.set(day.toString());
            }
            if (random.nextInt(20) == 0) {
                projector.close();
                projector = world.start(new Projector(world.settings("one", SMALL), clock));
            }
            if (random.nextInt(6) == 0) {
                world.awaitRead();
                world.awaitTurned(yunxi, day.toString());
            }
        }
        world.awaitRead();
        world.awaitTurned(yunxi, day.toString());

        assertLedgers(seed, members, story, TURNING, day);
        assertThat(world.value("select count(*) from ledger_entry where rule = 'idle' and superseded_at is null"))
                .as("seed %d judges what did not happen", seed)
                .isNotEqualTo(0L);
    }

    private void assertLedgers(long seed, List<MemberId> members, List<Told> story, String rules, LocalDate turned) {
        for (MemberId member : members) {
            Ledger fresh = fresh(member, story, rules, turned);
            assertThat(world.rows("select total from standing where member = ? and cycle = '2026'", member.value()))
                    .as("seed %d, member %s", seed, member)
                    .containsExactly(List.of(fresh.total().hundredths()));
            assertThat(world.rows(
                            "select fact, rule, raw, points, on_day::text, reason from ledger_entry"
                                    + " where member = ? and cycle = '2026' and superseded_at is null",
                            member.value()))
                    .as("seed %d, member %s", seed, member)
                    .containsExactlyInAnyOrderElementsOf(
                            fresh.entries().stream().map(FreshFoldIT::stored).toList());
            assertThat(world.value(
                            "select coalesce(sum(points), 0)::bigint + 5000 from ledger_entry"
                                    + " where member = ? and cycle = '2026' and superseded_at is null",
                            member.value()))
                    .as("sum of the ledger, seed %d", seed)
                    .isEqualTo(fresh.total().hundredths());
        }
        assertThat(world.rows("select * from points_count_drift")).isEmpty();
    }

    private static List<Object> stored(LedgerEntry entry) {
        return List.of(
                entry.fact(),
                entry.rule(),
                entry.raw().hundredths(),
                entry.points().hundredths(),
                entry.on().toString(),
                entry.reason());
    }

    /** Readings and attendances over a few days, so that caps are met, some of them corrected. */
    private List<Told> story(Random random, List<MemberId> members) {
        List<Told> story = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            MemberId member = members.get(random.nextInt(members.size()));
            String when = "2026-03-%02dT%02d:30:00".formatted(1 + random.nextInt(5), random.nextInt(24));
            SanweiEvent event = random.nextBoolean()
                    ? TownshipStory.reads(member, when)
                    : yunxi.attendance(member, AttendanceMark.PRESENT, when);
            Told told = told(event);
            story.add(told);
            if (random.nextInt(6) == 0
                    && event instanceof cn.sanwei.contracts.ActivityEvent.AttendanceRecorded recorded) {
                story.add(told(yunxi.correction(told.envelope(), recorded.member(), AttendanceMark.ABSENT, when)));
            }
        }
        return story;
    }

    private Told told(SanweiEvent event) {
        return new Told(EventProducer.envelope(yunxi.id, event, event.occurredAt()), event);
    }

    private Ledger fresh(MemberId member, List<Told> story, String rules, LocalDate turned) {
        String yaml = "id: rules\ntitle: 细则\nversion: 1\ncounts-from: 2026-01-01\n" + rules;
        RuleBooks books = switch (RuleBookParser.parse(yaml)) {
            case Reading.Accepted accepted -> RuleBooks.of(accepted.ruleBook());
            case Reading.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
        List<Fact> facts = story.stream()
                .flatMap(told -> FactMapping.factOf(told.envelope(), told.event()).stream())
                .filter(fact -> fact.subject().equals(Subject.of(member)))
                .toList();
        Roster roster = Roster.of(List.of(new RosterLine(
                yunxi.branch.toString(), MemberStatus.FULL, Set.of(), Set.of(), LocalDate.parse("2026-01-01"), null)));
        return LedgerFold.fold(
                books,
                Cycle.of("2026"),
                Subject.of(member),
                facts,
                roster,
                RunningLedger.asOf(books.days(Cycle.of("2026")), turned));
    }
}
