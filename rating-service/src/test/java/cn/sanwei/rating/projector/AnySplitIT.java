package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.rating.story.EventProducer;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cycles and quarters that close and open again among facts, early and late ones: what is frozen, what is said and what
 * stands is the same whether the records come one by one, by the handful or all at once.
 */
class AnySplitIT {
    /** All that is kept of it but when it was processed, and but grades that changed and changed back between two batches. */
    private static final Map<String, String> KEPT = new LinkedHashMap<>(Map.of(
            "standings",
            "select member, cycle, state, outcome, total, base, platform, points, wish, grade, corrections, ledger_hash"
                    + " from standing",
            "entries",
            "select fact, rule, raw, points, on_day, reason, after_close from ledger_entry where superseded_at is null",
            "closings",
            "select cycle, request, event, rule_book_version, hash, closed_at, made_here from cycle_closing",
            "frozen",
            "select cycle, member, total, grade, outcome, ledger_hash from frozen_standing",
            "closings of before",
            "select cycle, request, event, hash, closed_at from superseded_closing",
            "frozen before",
            "select request, cycle, member, total, grade, outcome, ledger_hash from superseded_standing",
            "quarters",
            "select quarter, organisation, request, event, hash, closed_at from quarter_closing",
            "quarters that stand",
            "select request from closed_quarter",
            "frozen quarters",
            "select quarter, request, member, earned, total, outcome, ledger_hash from frozen_quarter",
            "said",
            "select stream, version, id, type, payload::text from event where type not like '%grade-changed%'"));

    private final List<Told> story = new ArrayList<>();
    private TownshipStory yunxi;
    private LocalDateTime now = LocalDateTime.parse("2026-12-20T08:00");

    private record Told(EventEnvelope envelope, SanweiEvent event) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void it_makes_no_difference_how_records_are_gathered(long seed) {
        tell(new Random(seed));

        Map<String, List<List<Object>>> oneByOne = readInBatchesOf(1);
        assertThat(oneByOne.get("said")).as("seed %d closes something", seed).isNotEmpty();
        assertThat(readInBatchesOf(5)).as("seed %d, five at a time", seed).isEqualTo(oneByOne);
        assertThat(readInBatchesOf(10_000)).as("seed %d, all at once", seed).isEqualTo(oneByOne);
        assertThat(readAsItComes()).as("seed %d, gathered as it comes", seed).isEqualTo(oneByOne);
    }

    private void tell(Random random) {
        yunxi = new TownshipStory(this::tell);
        yunxi.begun();
        List<MemberId> members = List.of(yunxi.member(), yunxi.member(), yunxi.member());
        for (int i = 0; i < 80; i++) {
            MemberId member = members.get(random.nextInt(members.size()));
            String when = "2026-%02d-%02dT%02d:30:00"
                    .formatted(1 + random.nextInt(12), 1 + random.nextInt(4), random.nextInt(24));
            now = now.plusHours(6 + random.nextInt(12));
            switch (random.nextInt(12)) {
                case 0, 1 -> yunxi.closeRequested("2026", now.toString());
                case 2, 3 -> yunxi.reopened("2026", now.toString());
                case 4 -> yunxi.quarterCloseRequested("2026", 1 + random.nextInt(2), now.toString());
                case 5 -> yunxi.quarterReopened("2026", 1 + random.nextInt(2), now.toString());
                default -> yunxi.read(member, when);
            }
        }
    }

    /** Recorded as the story goes on, whenever it happened. */
    private EventEnvelope tell(String township, SanweiEvent event) {
        EventEnvelope envelope = EventProducer.envelope(township, event, TownshipStory.at(now.toString()));
        story.add(new Told(envelope, event));
        return envelope;
    }

    private Map<String, List<List<Object>>> readInBatchesOf(int records) {
        try (ProjectorWorld world = new ProjectorWorld()) {
            world.together(() -> story.forEach(told -> world.publish(told.envelope(), told.event())));
            world.start(new Projector(world.settings("one", records), Clock.systemUTC()));
            return kept(world);
        }
    }

    /** Each of it twice, as by a relay that began again. */
    private Map<String, List<List<Object>>> readAsItComes() {
        try (ProjectorWorld world = new ProjectorWorld()) {
            world.start(new Projector(world.settings("one", 10_000, Duration.ofMillis(50)), Clock.systemUTC()));
            for (Told told : story) {
                world.publish(told.envelope(), told.event());
                world.publish(told.envelope(), told.event());
            }
            return kept(world);
        }
    }

    private static Map<String, List<List<Object>>> kept(ProjectorWorld world) {
        world.awaitRead();
        assertThat(world.rows("select reason from dead_event")).isEmpty();
        Map<String, List<List<Object>>> kept = new LinkedHashMap<>();
        KEPT.forEach((what, sql) -> kept.put(
                what, world.rows("select * from (" + sql + ") kept order by " + "cast(kept as text) collate \"C\"")));
        return kept;
    }
}
