package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.await;
import static cn.sanwei.eventstore.StoreDriver.context;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was folded of a long stream is used again, and is never another state than that of the stream as it lies there. */
@QuarkusTest
@WithTestResource(RealStore.class)
class FoldedStreamsIT {
    private static final int MANY = 3 * FoldedStreams.LONG;
    /** What is kept ends with the event before the last, from which the last command decided. */
    private static final int BEFORE_WHAT_IS_KEPT = MANY - 3;

    @Inject
    StoreDriver driver;

    private String township;
    private String stream;

    @BeforeEach
    void aTownshipAndAStream() {
        township = driver.township();
        stream = stream();
    }

    @Test
    void a_command_to_a_long_stream_folds_what_came_since_and_not_all_of_it_again() {
        Counting decider = new Counting();
        for (int i = 0; i <= FoldedStreams.LONG; i++) {
            await(read(township, decider, member()));
        }
        decider.folded.set(0);
        for (int i = 0; i < MANY; i++) {
            await(read(township, decider, member()));
        }

        // Of each the event that the last command appended, and its own.
        assertThat(decider.folded.get()).isEqualTo(2 * MANY);
        assertThat(driver.load(township, stream)).hasSize(FoldedStreams.LONG + 1 + MANY);
    }

    @Test
    void what_another_process_appended_meanwhile_is_seen() {
        many();
        MemberId there = member();
        appendAsAnotherProcess(there, MANY + 1);

        assertThatThrownBy(() -> await(driver.read(context(township), stream, there)))
                .isInstanceOf(RefusedException.class);
        assertThat(await(driver.read(context(township), stream, member())).status())
                .isEqualTo(201);
        assertThat(driver.load(township, stream)).hasSize(MANY + 2);
    }

    @Test
    void a_stream_whose_end_is_gone_is_folded_from_its_beginning() {
        List<MemberId> readers = many();
        cutAfter(BEFORE_WHAT_IS_KEPT);

        assertThat(await(driver.read(context(township), stream, readers.get(BEFORE_WHAT_IS_KEPT)))
                        .status())
                .isEqualTo(201);
        assertThat(driver.load(township, stream)).hasSize(BEFORE_WHAT_IS_KEPT + 1);
    }

    @Test
    void a_stream_that_went_on_otherwise_after_a_restore_is_folded_from_its_beginning() {
        List<MemberId> readers = many();
        cutAfter(BEFORE_WHAT_IS_KEPT);
        List<MemberId> instead = new ArrayList<>();
        for (int version = BEFORE_WHAT_IS_KEPT + 1; version <= MANY; version++) {
            instead.add(member());
            appendAsAnotherProcess(instead.getLast(), version);
        }

        assertThatThrownBy(() -> await(driver.read(context(township), stream, instead.getFirst())))
                .isInstanceOf(RefusedException.class);
        assertThat(await(driver.read(context(township), stream, readers.get(BEFORE_WHAT_IS_KEPT)))
                        .status())
                .isEqualTo(201);
        assertThat(driver.load(township, stream)).hasSize(MANY + 1);
    }

    @Test
    void what_was_folded_for_one_township_is_nothing_to_another() {
        Counting decider = new Counting();
        for (int i = 0; i < MANY; i++) {
            await(read(township, decider, member()));
        }
        decider.seen.clear();
        String other = driver.township();

        // The other one sees no event of it, takes it for new, and is stopped by the version that is there already.
        assertThatThrownBy(() -> await(read(other, decider, member()))).isInstanceOf(ConcurrentChange.class);
        assertThat(decider.seen).containsOnly(0);
    }

    @Test
    void an_append_that_is_rolled_back_is_forgotten() {
        List<MemberId> readers = many();
        MemberId never = member();
        Uni<CommandAnswer> failing = driver.handler.handle(
                context(township),
                new Library(),
                stream,
                transaction -> Uni.createFrom().item(reading(never)),
                (transaction, appended) -> Uni.createFrom().failure(new IllegalStateException("after the append")));

        assertThatThrownBy(() -> await(failing)).hasMessageContaining("after the append");
        assertThat(await(driver.read(context(township), stream, never)).status())
                .isEqualTo(201);
        assertThatThrownBy(() -> await(driver.read(context(township), stream, readers.getFirst())))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261123, 1, 7})
    void whatever_happens_to_a_stream_a_command_is_decided_by_what_lies_there(long seed) {
        Random random = new Random(seed);
        List<MemberId> people = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            people.add(member());
        }
        for (int step = 0; step < 150; step++) {
            MemberId member = people.get(random.nextInt(people.size()));
            List<StoredEvent> there = driver.load(township, stream);
            boolean reads = readers(there).contains(member);
            int what = random.nextInt(12);
            if (what == 0 && there.size() > 1) {
                cutAfter(there.size() - 1 - random.nextInt(Math.min(5, there.size() - 1)));
            } else if (what == 1 && !reads) {
                appendAsAnotherProcess(member, there.size() + 1);
            } else if (reads) {
                assertThatThrownBy(() -> await(driver.read(context(township), stream, member)))
                        .as("seed %d, step %d", seed, step)
                        .isInstanceOf(RefusedException.class);
            } else {
                await(driver.read(context(township), stream, member));
                assertThat(readers(driver.load(township, stream)))
                        .as("seed %d, step %d", seed, step)
                        .hasSize(there.size() + 1)
                        .contains(member);
            }
        }
    }

    /** Some who read, one after another; the state is kept by then. */
    private List<MemberId> many() {
        List<MemberId> readers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            readers.add(member());
            await(driver.read(context(township), stream, readers.getLast()));
        }
        return readers;
    }

    private Uni<CommandAnswer> read(String where, Counting decider, MemberId member) {
        return driver.handler.handle(
                context(where),
                decider,
                stream,
                transaction -> Uni.createFrom().item(reading(member)),
                AfterAppend.answering(appended -> appended.created(UUID.randomUUID())));
    }

    private Library.Read reading(MemberId member) {
        return new Library.Read(article(), member, StoreDriver.NOW);
    }

    private ArticleId article() {
        return new ArticleId(UUID.fromString(stream.substring("article/".length())));
    }

    private void appendAsAnotherProcess(MemberId member, int version) {
        ArticleRead event = new ArticleRead(member, article(), "theory", StoreDriver.NOW);
        await(driver.append(context(township), NewEvent.of(stream, version, event)));
    }

    private static Set<MemberId> readers(List<StoredEvent> events) {
        Set<MemberId> readers = new HashSet<>();
        events.forEach(event -> readers.add(((ArticleRead) event.event()).member()));
        return readers;
    }

    /** As after a restore to an earlier point, with the service still running. */
    private void cutAfter(int version) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + RealServers.postgres() + "/points", "postgres", "sanwei");
                PreparedStatement cut =
                        connection.prepareStatement("delete from event where stream = ? and version > ?")) {
            cut.setString(1, stream);
            cut.setInt(2, version);
            assertThat(cut.executeUpdate()).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library, counting what it folds and how many it decides over. */
    private static final class Counting implements Decider<Set<MemberId>, Library.Read, ArticleRead> {
        private final Library library = new Library();
        private final AtomicInteger folded = new AtomicInteger();
        private final List<Integer> seen = new ArrayList<>();

        @Override
        public Set<MemberId> initial() {
            return library.initial();
        }

        @Override
        public Decision<ArticleRead> decide(Set<MemberId> readers, Library.Read command) {
            seen.add(readers.size());
            return library.decide(readers, command);
        }

        @Override
        public Set<MemberId> evolve(Set<MemberId> readers, ArticleRead event) {
            folded.incrementAndGet();
            return library.evolve(readers, event);
        }
    }
}
