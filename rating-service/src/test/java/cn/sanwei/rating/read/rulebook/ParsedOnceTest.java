package cn.sanwei.rating.read.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ParsedOnceTest {
    private final List<Runnable> begun = new ArrayList<>();
    private final ParsedOnce<String> parsed = new ParsedOnce<>(begun::add);
    private final AtomicInteger times = new AtomicInteger();
    private final String books = "books";
    private final Supplier<String> parsing = () -> {
        times.incrementAndGet();
        return books;
    };

    private void work() {
        List.copyOf(begun).forEach(Runnable::run);
        begun.clear();
    }

    @Test
    void who_asks_while_it_is_parsed_waits_for_the_same_parsing() {
        CompletableFuture<String> one = parsed.parse("yunxi", 1, parsing);
        CompletableFuture<String> other = parsed.parse("yunxi", 1, parsing);
        assertThat(parsed.find("yunxi", 1)).isNotDone();
        work();
        assertThat(one).isCompletedWithValue(books);
        assertThat(other).isCompletedWithValue(books);
        assertThat(parsed.find("yunxi", 1)).isCompletedWithValue(books);
        assertThat(times).hasValue(1);
    }

    @Test
    void who_gives_up_spoils_it_for_nobody() {
        parsed.parse("yunxi", 1, parsing).cancel(true);
        parsed.find("yunxi", 1).cancel(true);
        work();
        assertThat(parsed.find("yunxi", 1)).isCompletedWithValue(books);
    }

    @Test
    void a_newer_version_is_parsed_anew_and_another_township_knows_neither() {
        parsed.parse("yunxi", 1, parsing);
        assertThat(parsed.find("yunxi", 2)).isNull();
        assertThat(parsed.find("qinghe", 1)).isNull();
        parsed.parse("yunxi", 2, parsing);
        work();
        assertThat(times).hasValue(2);
        assertThat(parsed.find("yunxi", 2)).isCompletedWithValue(books);
    }

    @Test
    void a_parsing_that_failed_is_begun_again() {
        CompletableFuture<String> failed = parsed.parse("yunxi", 1, () -> {
            throw new IllegalStateException("refused");
        });
        work();
        assertThat(failed).isCompletedExceptionally();
        assertThat(parsed.find("yunxi", 1)).isNull();
        CompletableFuture<String> again = parsed.parse("yunxi", 1, parsing);
        work();
        assertThat(again).isCompletedWithValue(books);
    }
}
