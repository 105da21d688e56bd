package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process of a rebuild is killed outright, at moments that a seed draws: before it began, while it fills, compares or
 * switches. Whatever it was at, readers see one whole projection, the projector goes on, and the next command ends it.
 */
class RebuildKilledIT {
    private static final int MEMBERS = 12;
    private static final int FACTS = 1_200;
    /** Small batches, so that filling takes most of the time. */
    private static final int RECORDS = 10;

    private static RebuildWorld world;
    private static TownshipStory yunxi;
    private static List<MemberId> members;
    private static File log;
    /** From the start of the process to its end, when nobody kills it. */
    private static long wholeMs;

    @BeforeAll
    static void begin() throws Exception {
        world = new RebuildWorld();
        log = Files.createTempFile("sanwei-rebuild-", ".log").toFile();
        log.deleteOnExit();
        yunxi = new TownshipStory(world.projection).begun();
        members = new ArrayList<>();
        world.projection.together(RebuildKilledIT::factsOfAYear);
        world.awaitRead();
        long began = System.nanoTime();
        Process process = start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
        wholeMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static void factsOfAYear() {
        Random random = new Random(20261122);
        for (int i = 0; i < MEMBERS; i++) {
            members.add(yunxi.member());
        }
        for (int i = 0; i < FACTS; i++) {
            yunxi.read(
                    members.get(random.nextInt(MEMBERS)),
                    "2026-%02d-%02dT%02d:30:00"
                            .formatted(1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24)));
        }
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_it_was_at_readers_go_on_and_the_next_one_ends_it(long seed) throws Exception {
        Random random = new Random(seed);
        world.drop();
        List<List<Object>> before = ledger();

        killedAt(random.nextLong(wholeMs));

        assertThat(ledger()).as("seed %d: what readers see", seed).isEqualTo(before);
        MemberId somebody = members.get(random.nextInt(MEMBERS));
        Object facts = factsOf(somebody);
        yunxi.fulfilled(somebody, "2026-09-01");
        world.awaitRead();
        assertThat(factsOf(somebody)).as("seed %d: the projector goes on", seed).isEqualTo((Long) facts + 1);
        List<List<Object>> meanwhile = ledger();

        RebuildWorld.Outcome outcome = world.rebuild();

        assertThat(outcome.switched()).as(outcome.said()).isTrue();
        assertThat(outcome.said()).contains("no difference").doesNotContain("DIFFERENT");
        assertThat(ledger()).as("seed %d: after the rebuild", seed).isEqualTo(meanwhile);
        assertThat(world.value("select count(*) from rebuild")).isEqualTo(0L);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    void dropped_after_it_was_killed_it_leaves_no_trace(long seed) throws Exception {
        world.drop();
        List<List<Object>> before = ledger();
        killedAt(new Random(seed).nextLong(wholeMs));

        world.drop();

        assertThat(world.command("--status")).contains("no rebuild is under way");
        assertThat(ledger()).as("seed %d", seed).isEqualTo(before);
        String other = world.serving().equals("projection_a") ? "projection_b" : "projection_a";
        for (List<Object> table : world.rows("""
                select quote_ident(relname) from pg_class
                where relnamespace = cast(? as regnamespace) and relkind = 'r'
                  and relname not in ('partition_owner', 'flyway_schema_history')
                """, other)) {
            assertThat(world.value("select count(*) from " + other + "." + table.getFirst()))
                    .as("seed %d, %s", seed, table)
                    .isEqualTo(0L);
        }
    }

    /** Somebody reads all the while, and sees the whole ledger each time. */
    private static void killedAt(long moment) throws Exception {
        List<List<Object>> whole = sums();
        AtomicBoolean killed = new AtomicBoolean();
        AtomicInteger readings = new AtomicInteger();
        AtomicReference<Object> unexpected = new AtomicReference<>();
        Thread reader = Thread.ofPlatform().name("reader").start(() -> {
            while (!killed.get() && unexpected.get() == null) {
                try {
                    List<List<Object>> seen = sums();
                    readings.incrementAndGet();
                    if (!seen.equals(whole)) {
                        unexpected.set(seen);
                    }
                } catch (RuntimeException refused) {
                    unexpected.set(refused);
                }
            }
        });
        Process process = start();
        process.waitFor(moment, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // Its last statement may still run, and holds what it held until the database sees that nobody is there.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> world.value("select count(*) from pg_locks where locktype = 'advisory' and classid = 82"
                                + " and objid = 2 and database ="
                                + " (select oid from pg_database where datname = current_database())")
                        .equals(0L));
        killed.set(true);
        reader.join();
        assertThat(unexpected.get()).as("%d readings", readings.get()).isNull();
        assertThat(readings.get()).isPositive();
    }

    private static Process start() throws IOException {
        return RebuildProcess.start(world.projection.settings("rebuild", RECORDS), log);
    }

    private static String said() throws IOException {
        return Files.readString(log.toPath());
    }

    private static List<List<Object>> sums() {
        return world.rows(
                "select count(*), sum(total), (select sum(points)::bigint from ledger_entry where superseded_at is null)"
                        + " from standing");
    }

    private static Object factsOf(MemberId member) {
        return world.value("select count(*) from fact where subject = ?", member.value());
    }

    private static List<List<Object>> ledger() {
        return world.rows("select e.member, e.fact, e.rule, e.points, e.reason, s.total, s.grade, s.ledger_hash"
                + " from ledger_entry e join standing s using (member, cycle) where e.superseded_at is null"
                + " order by 1, 2, 3");
    }
}
