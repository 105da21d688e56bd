package cn.sanwei.eventstore;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Writers that append through the store, sleep up to a second and then commit, or roll back (one in four). Half of them
 * share a stream with another, so that versions are raced for as well.
 */
@Singleton
public class ConcurrentWriters {
    private final StoreDriver driver;

    ConcurrentWriters(StoreDriver driver) {
        this.driver = driver;
    }

    public String township() {
        return driver.township();
    }

    /** The ids of what was committed. */
    public List<UUID> run(String township, int writers, int rounds, long seed) {
        List<UUID> committed = Collections.synchronizedList(new ArrayList<>());
        List<String> streams = IntStream.range(0, writers)
                .mapToObj(each -> StoreDriver.stream())
                .toList();
        List<CompletableFuture<Void>> running = IntStream.range(0, writers)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> {
                            Random random = new Random(seed + number);
                            String stream = streams.get(number < writers / 2 ? number / 2 : number);
                            for (int round = 0; round < rounds; round++) {
                                write(township, stream, random, committed);
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        running.forEach(CompletableFuture::join);
        return List.copyOf(committed);
    }

    /** The ids of each stream that has events, in the order of its versions. */
    public Map<String, List<UUID>> streams(String township) {
        Map<String, List<UUID>> streams = new LinkedHashMap<>();
        StoreDriver.await(driver.query(
                        township,
                        "select stream, cast(id as text) from event where township = '" + township
                                + "' order by stream, version"))
                .forEach(row -> streams.computeIfAbsent((String) row[0], stream -> new ArrayList<>())
                        .add(UUID.fromString((String) row[1])));
        return streams;
    }

    private void write(String township, String stream, Random random, List<UUID> committed) {
        double sleep = random.nextDouble();
        boolean rollBack = random.nextInt(4) == 0;
        UUID id = UUID.randomUUID();
        try {
            StoreDriver.await(driver.store.inTransaction(
                    township,
                    transaction -> transaction
                            .load(stream)
                            .chain(past -> transaction.append(
                                    StoreDriver.context(township),
                                    List.of(new NewEvent(id, stream, past.size() + 1, StoreDriver.reading()))))
                            .chain(stored -> transaction
                                    .session()
                                    .createNativeQuery(
                                            "select cast(pg_sleep(%s) as text), 1".formatted(sleep), Object[].class)
                                    .getSingleResult())
                            .invoke(slept -> {
                                if (rollBack) {
                                    throw new RolledBack();
                                }
                            })));
            committed.add(id);
        } catch (RolledBack | ConcurrentChange expected) {
            // Nothing of it may ever be published: the caller compares with what was committed.
        }
    }

    private static final class RolledBack extends RuntimeException {}
}
