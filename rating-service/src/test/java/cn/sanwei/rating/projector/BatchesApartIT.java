package cn.sanwei.rating.projector;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.rating.story.TownshipStory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesApartIT {
    private static final int READINGS = 200;
    private static final Duration APART = Duration.ofMillis(50);

    private final ProjectorWorld world = new ProjectorWorld();
    private final TownshipStory yunxi = new TownshipStory(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_keeps_coming_is_written_in_few_batches_and_all_of_it() throws InterruptedException {
        yunxi.begun();
        MemberId anna = yunxi.member();
        AtomicInteger batches = new AtomicInteger();
        world.start(new Projector(world.settings("one", 10_000, APART), Clock.systemUTC(), batches::incrementAndGet));
        world.awaitRead();
        int before = batches.get();
        long began = System.nanoTime();

        for (int i = 0; i < READINGS; i++) {
            yunxi.read(anna, "2026-03-06");
            Thread.sleep(4); // one after the other, as people do it
        }
        world.awaitRead();

        long took = (System.nanoTime() - began) / 1_000_000;
        assertThat(batches.get() - before).isBetween(2, (int) (took / APART.toMillis()) + 2);
        assertThat(world.value("select count(*) from heard_fact")).isEqualTo((long) READINGS);
    }

    @Test
    void a_replica_that_comes_while_records_are_gathered_neither_loses_nor_repeats_any() throws InterruptedException {
        yunxi.begun();
        MemberId anna = yunxi.member();
        world.start(new Projector(world.settings("one", 10_000, APART), Clock.systemUTC()));
        world.awaitRead();

        for (int i = 0; i < READINGS; i++) {
            if (i == READINGS / 4) {
                world.start(new Projector(world.settings("two", 10_000, APART), Clock.systemUTC()));
            }
            yunxi.read(anna, "2026-03-06");
            Thread.sleep(15); // so that the partitions change hands between them
        }
        world.awaitRead();

        assertThat(world.value("select count(*) from heard_fact")).isEqualTo((long) READINGS);
        assertThat(world.value("select count(*) from partition_owner where owner = 'two'"))
                .isNotEqualTo(0L);
    }
}
