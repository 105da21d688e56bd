package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A relay in a JVM of its own, so that it can be paused as a whole or end at once. With {@code halting} it halts right
 * after its n-th commit of events, before anything else can happen.
 */
final class RelayProcess implements AutoCloseable {
    private static final int FOREVER = Integer.MAX_VALUE;

    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    static RelayProcess start(StoreFixture store, String bootstrap, int batchEvents) throws IOException {
        return halting(store, bootstrap, batchEvents, FOREVER);
    }

    static RelayProcess halting(StoreFixture store, String bootstrap, int batchEvents, int afterCommits)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new RelayProcess(new ProcessBuilder(List.of(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classpath,
                        RelayProcess.class.getName(),
                        store.store.code(),
                        store.postgres,
                        bootstrap,
                        String.valueOf(batchEvents),
                        String.valueOf(afterCommits)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void pause() throws Exception {
        signal("STOP");
    }

    void resume() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** store, postgres, bootstrap, events of a batch, commits until it halts */
    public static void main(String[] arguments) throws InterruptedException {
        RelaySettings settings = RelaySettings.of(Store.of(arguments[0]), arguments[1], "sanwei", arguments[2])
                .pausedAfter(Duration.ofSeconds(2))
                .batchEvents(Integer.parseInt(arguments[3]));
        int[] left = {Integer.parseInt(arguments[4])};
        Relay relay = new Relay(settings, () -> PostgresOutbox.open(settings), () -> {
            Publisher real = KafkaPublisher.open(settings);
            return new Publisher() {
                @Override
                public Cursor lastCursor() {
                    return real.lastCursor();
                }

                @Override
                public void publish(List<OutboxEvent> events, Cursor cursor) {
                    real.publish(events, cursor);
                    if (--left[0] == 0) {
                        Runtime.getRuntime().halt(1);
                    }
                }

                @Override
                public void close() {
                    real.close();
                }
            };
        });
        relay.start();
        Thread.currentThread().join();
    }
}
