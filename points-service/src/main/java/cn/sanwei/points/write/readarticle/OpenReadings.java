package cn.sanwei.points.write.readarticle;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.KeyReused;
import cn.sanwei.eventstore.SqlFailure;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ArticleReading;
import cn.sanwei.points.domain.ArticleReading.Begun;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Readings that have begun: rows that live until the reading ends, and nothing after. */
final class OpenReadings {
    private static final String BY_ID = """
            select r.member, r.article, a.category, a.seconds_to_read, r.started_at
            from open_reading r join article a using (article)
            where r.reading = cast(cast(:reading as text) as uuid)
            """;
    private static final String BY_KEY = """
            select reading, article, started_at from open_reading where caller = :caller and key = :key
            """;
    private static final String READ_TODAY = """
            exists (select from article_read
                    where member = cast(cast(:member as text) as uuid)
                      and article = cast(cast(:article as text) as uuid)
                      and day = cast(cast(:day as text) as date))
            """;
    private static final String SECONDS_TO_READ = """
            select seconds_to_read from article where article = cast(cast(:article as text) as uuid)
            """;
    /**
     * All of the township's: nobody has to come back for his forgotten reading to be dropped. What another transaction
     * drops at this moment is left to it, so that two never wait for each other.
     */
    private static final String DROP_STALE = """
            delete from open_reading where reading in (
                select reading from open_reading
                where started_at < cast(cast(:since as text) as timestamptz) for update skip locked)
            """;

    private static final String FORGET = """
            delete from open_reading where reading = cast(cast(:reading as text) as uuid)
            """;
    /** Begun anew, the clock starts again: time that passed in between was not spent reading. */
    private static final String REPLACING = """
            on conflict (member, article) do update
            set reading = excluded.reading, started_at = excluded.started_at,
                caller = excluded.caller, key = excluded.key
            """;

    private OpenReadings() {}

    record Started(UUID reading, ArticleId article, Instant startedAt) {}

    record NewReading(UUID reading, MemberId member, ArticleId article, Instant startedAt, String caller, String key) {}

    private record SecondsToRead(int secondsToRead) {}

    private record ReadRow(MemberId member, ArticleId article, LocalDate day) {}

    static Uni<Optional<Begun>> find(Transaction transaction, UUID reading) {
        return Tables.first(transaction, Begun.class, BY_ID, Map.of("reading", reading));
    }

    static Uni<Optional<Started>> startedWith(Transaction transaction, String caller, String key) {
        return Tables.first(transaction, Started.class, BY_KEY, Map.of("caller", caller, "key", key));
    }

    static Uni<Optional<Integer>> secondsToRead(Transaction transaction, ArticleId article) {
        return Tables.first(transaction, SecondsToRead.class, SECONDS_TO_READ, Map.of("article", article))
                .map(found -> found.map(SecondsToRead::secondsToRead));
    }

    static Uni<Boolean> isReadOn(Transaction transaction, MemberId member, ArticleId article, LocalDate day) {
        return Tables.holds(transaction, READ_TODAY, Map.of("member", member, "article", article, "day", day));
    }

    /** Fails with {@link KeyReused} when the same key begins another article at the same time. */
    static Uni<Void> begin(Transaction transaction, NewReading reading) {
        return Tables.change(
                        transaction,
                        DROP_STALE,
                        Map.of("since", reading.startedAt().minus(ArticleReading.LONGEST)))
                .chain(() -> Tables.insert(transaction, "open_reading", List.of(reading), REPLACING))
                .onFailure(failure -> SqlFailure.violatedConstraint(failure)
                        .filter("open_reading_key"::equals)
                        .isPresent())
                .transform(failure -> new KeyReused())
                .replaceWithVoid();
    }

    /** Fails on the key of article_read when another reading of the same article was finished at the same time. */
    static Uni<Void> end(Transaction transaction, UUID reading, MemberId member, ArticleId article, LocalDate day) {
        return Tables.insert(transaction, "article_read", List.of(new ReadRow(member, article, day)))
                .chain(() -> Tables.change(transaction, FORGET, Map.of("reading", reading)))
                .replaceWithVoid();
    }
}
