package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.await;
import static cn.sanwei.eventstore.StoreDriver.context;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.reading;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.PointsEvent.ArticlePublished;
import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.contracts.RuleBookId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealStore.class)
class AppendIT {
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
    void events_of_one_append_keep_their_order_in_the_relays_order() {
        List<NewEvent> events = IntStream.rangeClosed(1, 500)
                .mapToObj(number -> NewEvent.of(stream(), 1, reading()))
                .toList();
        await(driver.append(context(township), events.toArray(NewEvent[]::new)));

        assertThat(await(driver.query(
                                township,
                                "select stream, position from event where township = '" + township
                                        + "' order by epoch, transaction_id, position"))
                        .stream()
                        .map(row -> (String) row[0]))
                .containsExactlyElementsOf(events.stream().map(NewEvent::stream).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update township set county = county where id = '%s'",
                "select id, county from township where id = '%s' for update",
                "select pg_current_xact_id(), 1"
            })
    void an_append_that_is_not_the_first_write_is_refused(String earlier) {
        Uni<List<StoredEvent>> late = driver.store.inTransaction(
                township,
                transaction -> write(transaction, earlier.formatted(township))
                        .chain(written ->
                                transaction.append(context(township), List.of(NewEvent.of(stream, 1, reading())))));

        assertThatThrownBy(() -> await(late)).isInstanceOf(LateAppend.class);
        assertThat(driver.load(township, stream)).isEmpty();
    }

    private static Uni<?> write(Transaction transaction, String sql) {
        return sql.startsWith("update")
                ? transaction.session().createNativeQuery(sql).executeUpdate()
                : transaction.session().createNativeQuery(sql, Object[].class).getResultList();
    }

    @Test
    void a_second_append_in_one_transaction_is_refused_with_the_first() {
        Uni<List<StoredEvent>> twice = driver.store.inTransaction(
                township,
                transaction -> transaction
                        .append(context(township), List.of(NewEvent.of(stream, 1, reading())))
                        .chain(first ->
                                transaction.append(context(township), List.of(NewEvent.of(stream, 2, reading())))));

        assertThatThrownBy(() -> await(twice)).isInstanceOf(LateAppend.class);
        assertThat(driver.load(township, stream)).isEmpty();
    }

    @Test
    void a_version_that_is_taken_is_refused_and_takes_the_whole_append_with_it() {
        await(driver.append(context(township), NewEvent.of(stream, 1, reading())));
        String another = stream();

        assertThatThrownBy(() -> await(driver.append(
                        context(township), NewEvent.of(another, 1, reading()), NewEvent.of(stream, 1, reading()))))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(driver.load(township, another)).isEmpty();
    }

    @Test
    void an_id_is_for_good_and_no_second_event_gets_it() {
        UUID id = UUID.randomUUID();
        await(driver.append(context(township), new NewEvent(id, stream, 1, reading())));

        assertThatThrownBy(() -> await(driver.append(context(township), new NewEvent(id, stream(), 1, reading()))))
                .satisfies(failure ->
                        assertThat(SqlFailure.violatedConstraint(failure)).contains("event_id"));
    }

    @Test
    void a_township_that_is_not_known_gets_no_events() {
        assertThatThrownBy(() -> await(driver.append(context("t-unknown"), NewEvent.of(stream, 1, reading()))))
                .isInstanceOfSatisfying(
                        TownshipUnknown.class,
                        unknown -> assertThat(unknown.township()).isEqualTo("t-unknown"));
    }

    @Test
    void the_command_that_registers_a_township_brings_its_county() {
        String fresh = "t-" + UUID.randomUUID();
        CommandContext registers = new CommandContext(
                fresh,
                fresh,
                "admin",
                "k-" + fresh,
                "h",
                StoreDriver.NOW,
                OptionalInt.empty(),
                Optional.of(StoreDriver.COUNTY));
        await(driver.store.inTransaction(
                fresh,
                transaction -> transaction
                        .append(registers, List.of(NewEvent.of(stream, 1, reading())))
                        .chain(stored -> transaction.knowTownship(fresh, StoreDriver.COUNTY))));
        await(driver.append(context(fresh), NewEvent.of(stream, 2, reading())));

        assertThat(driver.load(StoreDriver.COUNTY, stream)).hasSize(2);
    }

    @Test
    void the_character_u0000_is_refused_clearly_in_an_event_and_in_a_table() {
        ArticlePublished nul = new ArticlePublished(new ArticleId(UUID.randomUUID()), "a\u0000b", 60, StoreDriver.NOW);
        assertThatThrownBy(() -> await(driver.append(context(township), NewEvent.of(stream, 1, nul))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("category");

        CommandContext context = context(township);
        assertThatThrownBy(() -> await(driver.handler.once(
                        context,
                        transaction -> transaction
                                .append(context, List.of(NewEvent.of(stream, 1, reading())))
                                .chain(stored -> transaction.knowTownship(township, "nul-\u0000"))
                                .replaceWith(StoreDriver.answer()))))
                .isInstanceOf(UnstorableText.class);
        assertThat(driver.load(township, stream)).isEmpty();
    }

    @Test
    void a_text_that_only_looks_like_u0000_is_stored_as_it_is() {
        ArticlePublished looks =
                new ArticlePublished(new ArticleId(UUID.randomUUID()), "a\\u0000b", 60, StoreDriver.NOW);
        await(driver.append(context(township), NewEvent.of(stream, 1, looks)));

        assertThat(driver.load(township, stream).getFirst().event()).isEqualTo(looks);
    }

    @Test
    void an_event_that_the_broker_could_refuse_is_refused_here() {
        RuleBookPublished large = new RuleBookPublished(
                new RuleBookId("large"), 1, LocalDate.of(2026, 1, 1), "x".repeat(600_000), StoreDriver.NOW);

        assertThatThrownBy(() -> await(driver.append(context(township), NewEvent.of(stream, 1, large))))
                .isInstanceOf(EventTooLarge.class);
    }

    @Test
    void a_time_finer_than_milliseconds_is_refused_since_the_database_would_round_it() {
        ArticlePublished fine = new ArticlePublished(
                new ArticleId(UUID.randomUUID()), "theory", 60, Instant.parse("2026-03-31T15:59:59.999999600Z"));

        assertThatThrownBy(() -> NewEvent.of(stream, 1, fine)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(5)
    void connections_that_the_database_ended_cost_no_command() {
        warmThePool();
        assertThat(RealServers.endConnectionsOf("points_app")).isPositive();

        for (int command = 0; command < 20; command++) {
            assertThat(await(driver.read(context(township), stream, member())).status())
                    .isEqualTo(201);
        }
        assertThat(driver.load(township, stream)).hasSize(20);
    }

    private void warmThePool() {
        List<Uni<List<StoredEvent>>> loads = IntStream.range(0, 20)
                .mapToObj(each -> driver.store.inTransaction(township, transaction -> transaction.load(stream)))
                .toList();
        await(Uni.join().all(loads).andFailFast());
    }

    @Test
    void a_transaction_that_lasts_too_long_is_ended_by_the_database() {
        Uni<List<Object[]>> endless = driver.query(township, "select cast(pg_sleep(20) as text), 1");

        assertThatThrownBy(() -> await(endless))
                .satisfies(
                        failure -> assertThat(SqlFailure.isUnavailable(failure)).isTrue());
    }
}
