package cn.sanwei.eventstore;

import static cn.sanwei.eventstore.StoreDriver.await;
import static cn.sanwei.eventstore.StoreDriver.context;
import static cn.sanwei.eventstore.StoreDriver.expecting;
import static cn.sanwei.eventstore.StoreDriver.member;
import static cn.sanwei.eventstore.StoreDriver.reading;
import static cn.sanwei.eventstore.StoreDriver.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealStore.class)
class CommandHandlerIT {
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
    void an_accepted_command_is_stored_and_answered_in_the_common_form() {
        MemberId member = member();
        CommandAnswer answer = await(driver.read(context(township), stream, member));

        List<StoredEvent> stored = driver.load(township, stream);
        assertThat(stored).hasSize(1);
        StoredEvent event = stored.getFirst();
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.type()).isEqualTo("cn.sanwei.points.article-read.v1");
        assertThat(event.township()).isEqualTo(township);
        assertThat(event.recordedAt()).isEqualTo(StoreDriver.NOW);
        assertThat(((ArticleRead) event.event()).member()).isEqualTo(member);
        assertThat(answer.replayed()).isFalse();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().toString())
                .isEqualTo("{\"id\":\"" + stream.substring(8) + "\",\"version\":1,\"events\":[\"" + event.id()
                        + "\"],\"points\":\"1.50\"}");
    }

    @Test
    void a_retry_with_the_same_key_gets_the_first_answer_and_no_second_event() {
        CommandContext context = context(township);
        MemberId member = member();
        CommandAnswer first = await(driver.read(context, stream, member));
        CommandAnswer again = await(driver.read(context, stream, member));

        assertThat(again.replayed()).isTrue();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body().toString()).isEqualTo(first.body().toString());
        assertThat(driver.load(township, stream)).hasSize(1);
    }

    @Test
    void the_same_key_from_eight_connections_at_once_makes_one_event_and_all_get_the_first_answer() {
        CommandContext context = context(township);
        MemberId member = member();
        List<CommandAnswer> answers = atOnce(8, number -> driver.read(context, stream, member));

        assertThat(answers)
                .extracting(answer -> answer.body().toString())
                .containsOnly(answers.getFirst().body().toString());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(driver.load(township, stream)).hasSize(1);
    }

    @Test
    void the_same_key_at_once_for_different_streams_makes_one_event() {
        CommandContext context = context(township);
        List<String> streams = List.of(stream(), stream(), stream(), stream());
        List<CommandAnswer> answers = atOnce(4, number -> driver.read(context, streams.get(number), member()));

        assertThat(answers)
                .extracting(answer -> answer.body().toString())
                .containsOnly(answers.getFirst().body().toString());
        assertThat(streams.stream()
                        .mapToInt(each -> driver.load(township, each).size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused_and_stores_nothing() {
        await(driver.read(context(township, "anna", "k-" + township, "h1"), stream, member()));

        String other = stream();
        assertThatThrownBy(() -> await(driver.read(context(township, "anna", "k-" + township, "h2"), other, member())))
                .isInstanceOf(KeyReused.class);
        assertThat(driver.load(township, other)).isEmpty();
    }

    @Test
    void another_callers_same_key_is_his_own() {
        String key = "shared-" + township;
        CommandAnswer annas = await(driver.read(context(township, "anna", key, "h"), stream, member()));
        CommandAnswer bens = await(driver.read(context(township, "ben", key, "h2"), stream, member()));

        assertThat(bens.replayed()).isFalse();
        assertThat(bens.body()).isNotEqualTo(annas.body());
        assertThat(driver.load(township, stream)).hasSize(2);
    }

    @Test
    void a_refused_command_leaves_no_receipt_and_may_be_tried_again() {
        MemberId member = member();
        await(driver.read(context(township), stream, member));
        CommandContext second = context(township);

        assertThatThrownBy(() -> await(driver.read(second, stream, member)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new Library.AlreadyRead(member)));
        assertThat(await(driver.read(second, stream, member())).replayed()).isFalse();
        assertThat(driver.load(township, stream)).hasSize(2);
    }

    @Test
    void a_hundred_commands_at_once_on_one_stream_are_all_stored_one_after_the_other() {
        List<CommandAnswer> answers = atOnce(100, number -> driver.read(context(township), stream, member()));

        assertThat(answers)
                .extracting(answer -> answer.body().get("version").intValue())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(driver.load(township, stream))
                .extracting(StoredEvent::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void who_always_loses_the_race_is_told_so_after_a_bounded_number_of_attempts() {
        List<Integer> attempts = new ArrayList<>();
        Uni<CommandAnswer> loser = driver.handler.once(context(township), transaction -> {
            attempts.add(attempts.size() + 1);
            CommandContext winner = context(township);
            return driver.append(winner, NewEvent.of(stream, attempts.size(), reading()))
                    .chain(won -> transaction.append(
                            context(township), List.of(NewEvent.of(stream, attempts.size(), reading()))))
                    .replaceWith(StoreDriver.answer());
        });

        assertThatThrownBy(() -> await(loser)).isInstanceOf(ConcurrentChange.class);
        assertThat(attempts).hasSize(10);
    }

    @Test
    void if_match_with_a_stale_version_is_refused() {
        await(driver.read(context(township), stream, member()));

        assertThatThrownBy(() -> await(driver.read(expecting(context(township), 0), stream, member())))
                .isInstanceOfSatisfying(StaleVersion.class, stale -> {
                    assertThat(stale.expected()).isZero();
                    assertThat(stale.actual()).isEqualTo(1);
                });
        assertThat(await(driver.read(expecting(context(township), 1), stream, member()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_retry_gets_its_answer_even_if_its_version_is_stale_by_now() {
        CommandContext context = expecting(context(township), 0);
        MemberId member = member();
        await(driver.read(context, stream, member));

        assertThat(await(driver.read(context, stream, member)).replayed()).isTrue();
    }

    @Test
    void a_failure_after_the_append_takes_the_event_and_the_receipt_with_it() {
        CommandContext context = context(township);
        Uni<CommandAnswer> failing = driver.handler.once(
                context,
                transaction -> transaction
                        .append(context, List.of(NewEvent.of(stream, 1, reading())))
                        .chain(stored -> Uni.createFrom().failure(new IllegalStateException("the table said no"))));

        assertThatThrownBy(() -> await(failing)).hasMessageContaining("the table said no");
        assertThat(driver.load(township, stream)).isEmpty();
        assertThat(await(driver.read(context, stream, member())).replayed()).isFalse();
    }

    @Test
    void an_import_over_many_streams_is_one_append_and_one_receipt() {
        CommandContext context = context(township);
        List<NewEvent> rows = IntStream.range(0, 1_000)
                .mapToObj(number -> NewEvent.of(stream(), 1, reading()))
                .toList();
        Uni<CommandAnswer> imports = driver.handler.once(
                context, transaction -> transaction.append(context, rows).replaceWith(StoreDriver.answer()));

        assertThat(await(imports).replayed()).isFalse();
        assertThat(await(imports).replayed()).isTrue();
        assertThat(await(driver.store.inTransaction(
                                township,
                                transaction -> transaction.versions(
                                        rows.stream().map(NewEvent::stream).toList())))
                        .values())
                .hasSize(1_000)
                .containsOnly(1);
    }

    @Test
    void reading_and_what_is_bulk_have_bounds_of_their_own_and_leave_each_connection_the_one_of_single_commands() {
        List<String> reading = new ArrayList<>();
        List<String> inBulk = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            await(driver.store.read(township, transaction -> bounds(transaction, reading)));
            await(driver.handler.forBulk().once(context(township), transaction -> bounds(transaction, inBulk)));
            await(driver.handler.once(context(township), transaction -> bounds(transaction, single)));
        }

        assertThat(reading).hasSize(3).containsOnly("10s 10s");
        assertThat(inBulk).hasSize(3).containsOnly("2s 2s");
        assertThat(single).hasSize(3).containsOnly("5s 5s");
    }

    @Test
    void what_is_bulk_and_runs_out_of_its_time_is_not_begun_again() {
        List<Integer> attempts = new ArrayList<>();
        Uni<CommandAnswer> tooLong = driver.handler.forBulk().once(context(township), transaction -> {
            attempts.add(attempts.size() + 1);
            return transaction
                    .session()
                    .createNativeQuery("select cast(pg_sleep(20) as text)", String.class)
                    .getSingleResult()
                    .replaceWith(StoreDriver.answer());
        });

        assertThatThrownBy(() -> await(tooLong))
                .satisfies(
                        failure -> assertThat(SqlFailure.isUnavailable(failure)).isTrue());
        assertThat(attempts).hasSize(1);
    }

    @Test
    void who_only_reads_can_write_nothing_and_hold_up_no_relay() {
        Uni<Void> writing = driver.store.read(township, transaction -> transaction.knowTownship(township, "another"));

        assertThatThrownBy(() -> await(writing))
                .satisfies(failure -> assertThat(SqlFailure.sqlState(failure)).contains("25006"));
    }

    @Test
    void a_reading_whose_connection_is_ended_is_begun_again_and_its_reader_notices_nothing() {
        List<Integer> attempts = new ArrayList<>();

        String seen = await(driver.store.read(township, transaction -> {
            attempts.add(attempts.size() + 1);
            return attempts.size() < 3
                    ? endOwnConnection(transaction)
                    : transaction
                            .session()
                            .createNativeQuery("select 'here'", String.class)
                            .getSingleResult();
        }));

        assertThat(seen).isEqualTo("here");
        assertThat(attempts).hasSize(3);
    }

    @Test
    void a_reader_is_served_at_once_when_all_connections_of_the_pool_are_dead() {
        List<Uni<List<Object[]>>> together = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            together.add(driver.store.read(township, StoreDriver::sleepForAMoment));
        }
        await(Uni.join().all(together).andFailFast());
        assertThat(RealServers.endConnectionsOf("points_app")).isGreaterThan(4);

        await(Uni.join().all(together).andFailFast());
    }

    @Test
    void a_reading_whose_connection_is_always_ended_fails_after_a_bounded_number_of_attempts() {
        List<Integer> attempts = new ArrayList<>();
        Uni<String> never = driver.store.read(township, transaction -> {
            attempts.add(attempts.size() + 1);
            return endOwnConnection(transaction);
        });

        assertThatThrownBy(() -> await(never))
                .satisfies(
                        failure -> assertThat(SqlFailure.isUnavailable(failure)).isTrue());
        assertThat(attempts).hasSize(10);
    }

    @Test
    void a_reading_that_fails_for_another_reason_is_not_begun_again() {
        List<Integer> attempts = new ArrayList<>();
        Uni<String> wrong = driver.store.read(township, transaction -> {
            attempts.add(attempts.size() + 1);
            return transaction
                    .session()
                    .createNativeQuery("select cast(1 / 0 as text)", String.class)
                    .getSingleResult();
        });

        assertThatThrownBy(() -> await(wrong))
                .satisfies(failure -> assertThat(SqlFailure.sqlState(failure)).contains("22012"));
        assertThat(attempts).hasSize(1);
    }

    /** As an administrator or a failover would, or the server itself at the end of a transaction's time. */
    private static Uni<String> endOwnConnection(Transaction transaction) {
        return transaction
                .session()
                .createNativeQuery("select cast(pg_terminate_backend(pg_backend_pid()) as text)", String.class)
                .getSingleResult();
    }

    private static Uni<CommandAnswer> bounds(Transaction transaction, List<String> seen) {
        return transaction
                .session()
                .createNativeQuery("""
                        select current_setting('transaction_timeout') || ' '
                               || current_setting('idle_in_transaction_session_timeout')
                        """, String.class)
                .getSingleResult()
                .invoke(seen::add)
                .replaceWith(StoreDriver.answer());
    }

    private static List<CommandAnswer> atOnce(int many, java.util.function.IntFunction<Uni<CommandAnswer>> command) {
        List<CompletableFuture<CommandAnswer>> running = IntStream.range(0, many)
                .mapToObj(number -> command.apply(number)
                        .ifNoItem()
                        .after(Duration.ofSeconds(20))
                        .fail()
                        .subscribeAsCompletionStage())
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
