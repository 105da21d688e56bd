package cn.sanwei.eventstore;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/** Speaks to the store as a service does, and waits for the answer: never longer than some seconds. */
@Singleton
public class StoreDriver {
    static final Instant NOW = Instant.parse("2026-03-06T11:00:00.123Z");
    static final String COUNTY = "lanchuan";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final EventStore store;
    final CommandHandler handler;

    StoreDriver(EventStore store, CommandHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    /** A township of its own for each test: none sees what another left behind. */
    String township() {
        String township = "t-" + UUID.randomUUID();
        await(store.inTransaction(township, transaction -> transaction.knowTownship(township, COUNTY)));
        return township;
    }

    static CommandContext context(String township, String caller, String key, String hash) {
        return new CommandContext(township, township, caller, key, hash, NOW);
    }

    static CommandContext context(String township) {
        return context(township, "anna", UUID.randomUUID().toString(), "h");
    }

    static CommandContext expecting(CommandContext context, int version) {
        return new CommandContext(
                context.township(),
                context.division(),
                context.caller(),
                context.key(),
                context.requestHash(),
                context.at(),
                OptionalInt.of(version),
                context.county());
    }

    static ArticleRead reading() {
        return new ArticleRead(new MemberId(UUID.randomUUID()), new ArticleId(UUID.randomUUID()), "theory", NOW);
    }

    static String stream() {
        return "article/" + UUID.randomUUID();
    }

    static MemberId member() {
        return new MemberId(UUID.randomUUID());
    }

    /** One member reads the article that the stream stands for. */
    Uni<CommandAnswer> read(CommandContext context, String stream, MemberId member) {
        return read(context, stream, member, transaction -> Uni.createFrom().voidItem());
    }

    Uni<CommandAnswer> read(
            CommandContext context, String stream, MemberId member, Function<Transaction, Uni<Void>> before) {
        ArticleId article = new ArticleId(UUID.fromString(stream.substring("article/".length())));
        return handler.handle(
                context,
                new Library(),
                stream,
                transaction -> before.apply(transaction).map(done -> new Library.Read(article, member, context.at())),
                AfterAppend.answering(
                        appended -> appended.created(article.value()).with("points", "1.50")));
    }

    Uni<List<StoredEvent>> append(CommandContext context, NewEvent... events) {
        return store.inTransaction(context.division(), transaction -> transaction.append(context, List.of(events)));
    }

    List<StoredEvent> load(String township, String stream) {
        return await(store.inTransaction(township, transaction -> transaction.load(stream)));
    }

    /** What one statement does or sees; two columns at least, so that a row is an array. */
    Uni<List<Object[]>> query(String division, String sql) {
        return store.inTransaction(
                division,
                transaction -> transaction
                        .session()
                        .createNativeQuery(sql, Object[].class)
                        .getResultList());
    }

    /** Long enough that those who do it at once need a connection each. */
    static Uni<List<Object[]>> sleepForAMoment(Transaction transaction) {
        return transaction
                .session()
                .createNativeQuery("select cast(pg_sleep(0.1) as text), ''", Object[].class)
                .getResultList();
    }

    Uni<Integer> execute(String division, String sql) {
        return store.inTransaction(
                division,
                transaction -> transaction.session().createNativeQuery(sql).executeUpdate());
    }

    static CommandAnswer answer() {
        return new CommandAnswer(200, JsonNodeFactory.instance.objectNode().put("done", true));
    }
}
