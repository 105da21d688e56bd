package cn.sanwei.points.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();

    @Test
    void four_work_at_once_and_each_is_worked_once() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(4);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        FewAtOnce.each(numbers(100), "few-", number -> {
            begun.add(number);
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            all.countDown();
            assertThat(isOpen(all)).as("four are begun before one has ended").isTrue();
            working.decrementAndGet();
        });

        assertThat(begun).containsExactlyInAnyOrderElementsOf(numbers(100));
        assertThat(most.get()).isEqualTo(4);
    }

    @Test
    void nothing_to_do_is_done_at_once() throws InterruptedException {
        FewAtOnce.each(List.<Integer>of(), "few-", begun::add);

        assertThat(begun).isEmpty();
    }

    @Test
    void what_one_fails_with_is_thrown_and_nothing_more_is_begun_but_what_was_begun_is_ended() {
        IllegalArgumentException away = new IllegalArgumentException("away");
        AtomicReference<Thread> failing = new AtomicReference<>();
        Queue<Integer> ended = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> FewAtOnce.each(numbers(100), "few-", number -> {
                    begun.add(number);
                    if (number == 3) {
                        failing.set(Thread.currentThread());
                        throw away;
                    }
                    // The thread of the one that failed waits for other work: it has thrown.
                    await().atMost(SOON)
                            .until(() -> failing.get() != null && failing.get().getState() == Thread.State.WAITING);
                    ended.add(number);
                }))
                .isSameAs(away);

        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(ended).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void whoever_is_interrupted_interrupts_those_that_work_and_begins_no_more() throws Exception {
        CountDownLatch four = new CountDownLatch(4);
        AtomicInteger interrupted = new AtomicInteger();
        FutureTask<Void> waiting = new FutureTask<>(() -> {
            FewAtOnce.each(numbers(100), "few-", number -> {
                begun.add(number);
                four.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw new IllegalStateException(e);
                }
            });
            return null;
        });
        Thread thread = Thread.ofPlatform().start(waiting);
        assertThat(isOpen(four)).isTrue();

        thread.interrupt();

        assertThatThrownBy(() -> waiting.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(interrupted.get()).isEqualTo(4);
        assertThat(begun).hasSize(4);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static boolean isOpen(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
