package cn.sanwei.points.read.rulebooks;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The township's rule book as scoring reads it. */
public final class PublishedRuleBooks {
    private static final String SOURCES = "select source from rule_book order by version";

    private PublishedRuleBooks() {}

    private record Source(String source) {}

    /** Every version that can be read today, in order. */
    public static Uni<List<RuleBook>> versions(Transaction transaction) {
        return Tables.list(transaction, Source.class, SOURCES, Map.of())
                .map(found -> found.stream()
                        .flatMap(row -> RuleBookParser.parse(row.source()) instanceof Reading.Accepted accepted
                                ? Stream.of(accepted.ruleBook())
                                : Stream.empty())
                        .toList());
    }

    /** Empty where none was published. */
    public static Uni<Optional<RuleBooks>> find(Transaction transaction) {
        return versions(transaction)
                .map(versions -> versions.isEmpty() ? Optional.empty() : Optional.of(RuleBooks.of(versions)));
    }
}
