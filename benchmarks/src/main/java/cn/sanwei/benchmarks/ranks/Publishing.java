package cn.sanwei.benchmarks.ranks;

import cn.sanwei.benchmarks.work.Sender;
import cn.sanwei.benchmarks.work.Told;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.Store;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Sends the crowd's events, in order: the first ones as fast as it can, the others at a steady rate. */
final class Publishing implements AutoCloseable {
    private static final Store STORE = Store.POINTS;
    private static final long TICK_NS = 10_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    private final Crowd crowd;
    private final Sender sender;
    private volatile int next;
    private volatile boolean flowing;
    private Thread stream;

    Publishing(Crowd crowd, String kafka) {
        this.crowd = crowd;
        this.sender = new Sender(kafka, 5);
    }

    String topic() {
        return STORE.topic();
    }

    int partition() {
        return Sender.partitionOf(Crowd.TOWNSHIP);
    }

    /** How many were sent. */
    int sent() {
        return next;
    }

    void everybody(IntConsumer progress) {
        while (next < crowd.setup()) {
            send();
            if (next % 20_000 == 0) {
                progress.accept(next);
            }
        }
        sender.flush();
    }

    /** Until {@link #stop}: at each hundredth of a second what is due by then. */
    void flow(int perSecond) {
        flowing = true;
        stream = Thread.ofPlatform().daemon().name("bench-updates").start(() -> {
            long began = System.nanoTime();
            int first = next;
            while (flowing) {
                long due = (System.nanoTime() - began) / 1_000 * perSecond / (NS_PER_S / 1_000);
                while (next - first < due) {
                    send();
                }
                LockSupport.parkNanos(TICK_NS);
            }
        });
    }

    void stop() throws InterruptedException {
        flowing = false;
        if (stream != null) {
            stream.join();
            stream = null;
        }
        sender.flush();
    }

    private void send() {
        Told told = crowd.told(next);
        sender.send(STORE, Crowd.TOWNSHIP, Sender.headers(told.envelope().headers()), EventCodec.encode(told.event()));
        next++;
    }

    @Override
    public void close() throws InterruptedException {
        flowing = false;
        if (stream != null) {
            stream.join();
        }
        sender.close();
    }
}
