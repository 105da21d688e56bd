package cn.sanwei.workbooks;

import cn.sanwei.edge.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where workbooks are read and written: off the event loop, one at a time, since one may fill a tenth of the memory. Some
 * wait; who comes after them is asked to come again.
 */
@ApplicationScoped
public class SheetWorker {
    private static final int MOST_WAITING = 16;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> new Thread(task, "sheets"));

    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(worker)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Problems.away());
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
