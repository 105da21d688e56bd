package cn.sanwei.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where this process is root (a container, a build machine), the server runs in a user
 * namespace of its own, in which root is nobody; where the system forbids such namespaces, it runs as nobody itself, who
 * then owns the data.
 */
enum NotRoot {
    AS_WE_ARE(List.of()),
    IN_USER_NAMESPACE(List.of("unshare", "-U")),
    AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    NotRoot(List<String> prefix) {
        this.prefix = prefix;
    }

    static NotRoot forThisUser() {
        if (!idIn(AS_WE_ARE).equals("0")) {
            return AS_WE_ARE;
        }
        for (NotRoot way : List.of(IN_USER_NAMESPACE, AS_NOBODY)) {
            if (idIn(way).matches("[1-9][0-9]*")) {
                return way;
            }
        }
        throw new StartFailed("PostgreSQL does not run as root, and this system offers neither unshare nor setpriv:"
                + " run as an ordinary user.");
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives the folder to whom the server will run as; PostgreSQL wants to own its data. */
    void handOver(Path folder) {
        if (this == AS_NOBODY) {
            Programs.Result result =
                    Programs.run(Duration.ofMinutes(1), List.of("chown", "-R", "65534:65534", folder.toString()));
            if (!result.succeeded()) {
                throw new StartFailed(
                        folder + " could not be given to nobody, as whom PostgreSQL runs: " + result.output());
            }
        }
    }

    private static String idIn(NotRoot way) {
        return Programs.run(Duration.ofSeconds(10), way.command(List.of("id", "-u")))
                .output()
                .strip();
    }
}
