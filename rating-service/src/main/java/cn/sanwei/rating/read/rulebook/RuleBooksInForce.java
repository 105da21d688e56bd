package cn.sanwei.rating.read.rulebook;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Select;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The rule books of townships, parsed once for each version. A township has few of them and there are few townships. */
@ApplicationScoped
public class RuleBooksInForce {
    private static final String NEWEST =
            "select coalesce(max(version), 0) as version from rule_book where township = :township";
    private static final String SOURCES = "select source from rule_book where township = :township order by version";

    private final ParsedOnce<RuleBooks> parsed = new ParsedOnce<>(Infrastructure.getDefaultWorkerPool());

    private record Newest(int version) {}

    private record Source(String source) {}

    /** Empty where the township has published none, or is another division's. */
    public Uni<Optional<RuleBooks>> of(Transaction transaction, String township) {
        return Select.first(transaction, Newest.class, NEWEST, Map.of("township", township))
                .chain(newest -> {
                    int version = newest.orElseThrow().version();
                    if (version == 0) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    CompletableFuture<RuleBooks> known = parsed.find(township, version);
                    if (known != null) {
                        return here(known);
                    }
                    return Select.list(transaction, Source.class, SOURCES, Map.of("township", township))
                            .chain(sources -> here(parsed.parse(township, version, () -> parse(sources))));
                });
    }

    /** The cycle that runs at that instant; by the calendar where there is no rule book. */
    public static String cycleAt(Optional<RuleBooks> books, Instant now) {
        return books.map(known -> known.cycleAround(now).cycle())
                .orElseGet(() -> Cycle.of(CycleDays.dayOf(now).getYear()))
                .value();
    }

    public static Optional<RuleBook> judging(Optional<RuleBooks> books, String cycle) {
        return books.flatMap(known -> known.judging(Cycle.of(cycle)));
    }

    /** On the event loop that asks: the transaction goes on there. */
    private static Uni<Optional<RuleBooks>> here(CompletableFuture<RuleBooks> books) {
        if (books.isDone() && !books.isCompletedExceptionally()) {
            return Uni.createFrom().item(Optional.of(books.join()));
        }
        Context asking = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(books)
                .map(Optional::of)
                .emitOn(task -> asking.runOnContext(ignored -> task.run()));
    }

    private static RuleBooks parse(List<Source> sources) {
        return RuleBooks.of(
                sources.stream().map(source -> parse(source.source())).toList());
    }

    private static RuleBook parse(String source) {
        return switch (RuleBookParser.parse(source)) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected ->
                throw new IllegalStateException("a rule book that was accepted is refused by this release: "
                        + rejected.errors().getFirst());
        };
    }
}
