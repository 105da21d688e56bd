package cn.sanwei.eventstore;

import java.time.Duration;
import java.util.OptionalLong;

/** When a transaction began. Whoever waits for a connection that is free has not begun yet: he holds nobody up. */
final class Begun implements Runnable {
    private OptionalLong at = OptionalLong.empty();

    @Override
    public void run() {
        at = OptionalLong.of(System.nanoTime());
    }

    Duration took() {
        return at.isPresent() ? Duration.ofNanos(System.nanoTime() - at.getAsLong()) : Duration.ZERO;
    }
}
