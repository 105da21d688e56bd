package cn.sanwei.rating.projector.writing;

import cn.sanwei.rating.projector.tables.OwnershipLost;
import cn.sanwei.rating.projector.tables.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The connection that writes, and its thread: one batch at a time, and between them whatever else has to be written. It
 * is called from the projector's thread only.
 */
public final class BatchWriting implements AutoCloseable {
    private static final long STOP_WITHIN_S = 3;

    private final Connection connection;
    private final Projection projection;
    private final Runnable beforeCommit;
    private final Consumer<FoldedBatch> committed;
    private final ExecutorService thread;
    private Future<?> result;
    private FoldedBatch underWay;

    /**
     * @param beforeCommit runs when all is written and nothing committed; tests break in there
     * @param committed is told of each batch, on the thread that wrote it
     */
    public BatchWriting(
            Connection connection,
            Projection projection,
            String replica,
            Runnable beforeCommit,
            Consumer<FoldedBatch> committed) {
        this.connection = connection;
        this.projection = projection;
        this.beforeCommit = beforeCommit;
        this.committed = committed;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("projector-writes-" + replica).factory());
    }

    /** The batch whose rows may not be in the tables yet. */
    public Optional<FoldedBatch> underWay() {
        return Optional.ofNullable(underWay);
    }

    public boolean isBusy() {
        return result != null && !result.isDone();
    }

    public boolean isDone() {
        return result != null && result.isDone();
    }

    /** To be called when the one before is settled. */
    public void begin(FoldedBatch batch) {
        underWay = batch;
        result = thread.submit(() -> {
            write(batch);
            return null;
        });
    }

    /**
     * Waits until the batch under way is committed.
     *
     * @throws BatchRefused when it was not, and the reason lies in it
     * @throws SQLException when the database is away, or another owner has come
     */
    public void settle() throws SQLException {
        if (underWay == null) {
            return;
        }
        FoldedBatch batch = underWay;
        try {
            result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while a batch was being written", "57014", e);
        } catch (ExecutionException failure) {
            throw against(batch, failure.getCause());
        } finally {
            underWay = null;
            result = null;
        }
    }

    /** Runs between two batches, on the connection that writes. */
    public <T> Future<T> between(Callable<T> work) {
        return thread.submit(work);
    }

    private void write(FoldedBatch batch) throws SQLException {
        boolean whole = false;
        try {
            new BatchWriter(connection, projection, batch.counties()).write(batch);
            beforeCommit.run();
            connection.commit();
            whole = true;
        } finally {
            if (!whole) {
                // Whatever it was, an error of the machine too: the next commit on this connection must not take it
                // along.
                connection.rollback();
            }
        }
        committed.accept(batch);
    }

    /** An error of the machine passes through: nobody goes on after it. */
    private static SQLException against(FoldedBatch batch, Throwable failure) {
        return switch (failure) {
            case OwnershipLost lost -> lost;
            case SQLException refused
            when BatchRefused.isAboutData(refused) -> new BatchRefused(batch, BatchRefused.reason(refused), refused);
            case SQLException away -> away;
            case RuntimeException bug -> new BatchRefused(batch, "this release fails on it: " + bug, bug);
            case Error end -> throw end;
            default -> new SQLException("a batch could not be written", failure);
        };
    }

    /** What is under way ends, or its connection is closed under it. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
