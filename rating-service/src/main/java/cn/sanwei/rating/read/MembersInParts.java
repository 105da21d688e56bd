package cn.sanwei.rating.read;

import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Folds many members for a reader, in many short transactions; what is recorded meanwhile may be in it for some of them
 * and not yet for others.
 */
@ApplicationScoped
public class MembersInParts {
    private static final int AT_ONCE = 25;
    /** Folding a township takes a core for its time: two at once leave one for those who read. */
    private static final int MOST_AT_ONCE = 2;

    private final EventStore store;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    MembersInParts(EventStore store) {
        this.store = store;
    }

    /** 429 while others are at it. */
    public <T> Uni<T> alone(Supplier<Uni<T>> work) {
        if (!places.tryAcquire()) {
            throw Problems.builder(429, "busy", "正在进行别的试算或汇总，请稍后再试。")
                    .withHeader("Retry-After", "5")
                    .build();
        }
        return Uni.createFrom().deferred(work::get).onTermination().invoke(places::release);
    }

    /** In the order of the members. */
    public <T> Uni<List<T>> each(String township, List<UUID> members, Function<List<KnownMember>, List<T>> work) {
        if (members.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<T> all = new ArrayList<>();
        return Multi.createFrom()
                .iterable(members)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(
                        some -> store.read(township, transaction -> KnownMember.load(transaction, township, some))
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(unread -> all.addAll(work.apply(unread.read()))))
                .collect()
                .last()
                .replaceWith(all);
    }
}
