package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.await;
import static cn.sanwei.eventstore.StoreDriver.context;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealStore.class)
class RowLevelSecurityIT {
    private static final String FORGED = """
            insert into %s values ('x', 1, '%s', 't', '%s', '%s', '{}', now(), now())
            """;
    private static final String EVENT_COLUMNS =
            "event (stream, version, id, type, township, county, payload, occurred_at, recorded_at)";

    @Inject
    StoreDriver driver;

    /** The application's pool as such, past the choke point: what code would do that forgets to say whose it is. */
    @Inject
    Pool pool;

    private String township;
    private String other;
    private String stream;

    @BeforeEach
    void twoTownshipsAndAnEvent() {
        township = driver.township();
        other = driver.township();
        stream = stream();
        await(driver.read(context(township), stream, member()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_transaction_without_a_division_fails_before_it_begins(String division) {
        assertThatThrownBy(() -> await(driver.store.inTransaction(
                        division, transaction -> Uni.createFrom().item("never"))))
                .isInstanceOf(DivisionMissing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "township", "command_receipt"})
    void whoever_forgets_the_division_sees_nothing_even_on_connections_that_others_have_used(String table) {
        IntStream.range(0, 50).forEach(use -> driver.load(township, stream));
        IntStream.range(0, 50)
                .forEach(use -> assertThat(
                                await(pool.query("select 1 from " + table).execute())
                                        .rowCount())
                        .isZero());
    }

    @Test
    void after_a_transaction_the_setting_is_an_empty_text_and_lets_nothing_through() {
        driver.load(township, stream);
        List<String> left = IntStream.range(0, 50)
                .mapToObj(use -> await(pool.query("select current_setting('app.division', true) as s")
                                .execute())
                        .iterator()
                        .next()
                        .getString("s"))
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(left).isNotEmpty().containsOnly("");
    }

    @Test
    void another_township_finds_nothing_over_the_same_connections() {
        for (int use = 0; use < 50; use++) {
            assertThat(driver.load(township, stream)).hasSize(1);
            assertThat(driver.load(other, stream)).isEmpty();
        }
    }

    @Test
    void two_townships_at_once_see_each_their_own() {
        List<Uni<List<StoredEvent>>> loads = IntStream.range(0, 200)
                .mapToObj(number -> driver.store.inTransaction(
                        number % 2 == 0 ? township : other, transaction -> transaction.load(stream)))
                .toList();
        List<List<StoredEvent>> seen = await(Uni.join().all(loads).andFailFast());
        for (int number = 0; number < seen.size(); number++) {
            assertThat(seen.get(number)).hasSize(number % 2 == 0 ? 1 : 0);
        }
    }

    @Test
    void the_county_sees_its_townships_and_another_county_does_not() {
        assertThat(driver.load(StoreDriver.COUNTY, stream)).hasSize(1);
        assertThat(driver.load("another-county", stream)).isEmpty();
    }

    @Test
    void a_transaction_inside_another_ones_pipeline_is_of_its_own_division() {
        List<Integer> seen = await(driver.store.inTransaction(
                township,
                outer -> driver.store
                        .inTransaction(other, inner -> inner.load(stream))
                        .chain(inner -> outer.load(stream).map(own -> List.of(inner.size(), own.size())))));
        assertThat(seen).containsExactly(0, 1);
    }

    @Test
    void a_forged_event_of_another_township_is_refused_by_the_database() {
        Uni<Integer> forged = driver.execute(
                other, FORGED.formatted(EVENT_COLUMNS + " ", UUID.randomUUID(), township, StoreDriver.COUNTY));
        assertSqlState(forged, "42501");
    }

    @Test
    void an_append_for_another_township_than_the_divisions_is_refused() {
        CommandContext forged = new CommandContext(township, other, "anna", "k", "h", StoreDriver.NOW);
        assertSqlState(driver.append(forged, NewEvent.of(stream, 2, StoreDriver.reading())), "42501");
        assertThat(driver.load(township, stream)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set type = 'changed'",
                "delete from event",
                "truncate event",
                "update command_receipt set status = 200",
                "delete from command_receipt",
                "delete from township",
                "update store_epoch set epoch = 9",
                "insert into relay_refill default values",
                "select guard('event')",
                "alter table event disable row level security",
                "insert into event (epoch, stream, version, id, type, township, county, payload, occurred_at, recorded_at)"
                        + " values (9, 'x', 1, gen_random_uuid(), 't', 't', 'c', '{}', now(), now())"
            })
    void what_the_application_may_never_do_is_denied_by_the_database(String sql) {
        assertSqlState(driver.execute(township, sql), "42501");
        assertThat(driver.load(township, stream)).hasSize(1);
    }

    @Test
    void a_receipt_is_seen_by_its_caller_only() {
        CommandContext annas = context(township, "anna-" + township, "k", "h");
        await(driver.read(annas, stream(), member()));
        assertThat(receiptsSeenBy(annas)).isEqualTo(1);
        assertThat(receiptsSeenBy(context(township, "ben", "k", "h"))).isZero();
        assertThat(await(driver.query(township, "select caller, key from command_receipt")))
                .isEmpty();
    }

    private long receiptsSeenBy(CommandContext context) {
        return await(driver.store.inTransaction(
                        context,
                        null,
                        () -> {},
                        transaction -> transaction
                                .session()
                                .createNativeQuery("select caller, key from command_receipt", Object[].class)
                                .getResultList()))
                .stream()
                .filter(row -> row[1].equals("k"))
                .count();
    }

    @Test
    void every_table_with_a_township_is_guarded() {
        List<String> unguarded = StreamSupport.stream(
                        await(pool.query("""
                                        select distinct c.relname from pg_class c
                                        join pg_attribute a on a.attrelid = c.oid
                                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                                          and a.attname in ('township', 'county', 'caller')
                                          and not (c.relrowsecurity and c.relforcerowsecurity)
                                        """).execute()).spliterator(), false)
                .map(Row::toString)
                .toList();
        assertThat(unguarded).isEmpty();
    }

    private static void assertSqlState(Uni<?> work, String state) {
        assertThatThrownBy(() -> await(work))
                .satisfies(failure -> assertThat(SqlFailure.sqlState(failure)).contains(state));
    }
}
