package cn.sanwei.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** The only interface that the one-machine platform listens on. */
public final class Loopback {
    public static final String ADDRESS = "127.0.0.1";

    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS_OF_CONNECTIONS = 32_768;
    private static final int TRIES = 200;

    private Loopback() {}

    /**
     * A port that was free a moment ago. It lies below those that systems give to outgoing connections (Linux from 32768,
     * others from 49152): a connection of another program could take one of these before the server does.
     */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST_PORT, PORTS_OF_CONNECTIONS)
                .filter(Loopback::isFree)
                .findFirst()
                .orElseThrow(
                        () -> new StartFailed("No port was found free on " + ADDRESS + " in " + TRIES + " tries."));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Asked before anything is started: a part whose port is taken would otherwise be answered for by a stranger. */
    public static void requireFree(int port, String who) {
        if (!isFree(port)) {
            throw new StartFailed("Port " + port + ", which " + who + " needs, is taken by another program.");
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
