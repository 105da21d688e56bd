package cn.sanwei.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL refuses to run as root. Where this process is root (a container, a build machine), the server runs in a user
 * namespace of its own, in which root is nobody; where the system forbids such namespaces, it runs as nobody itself, who
 * then owns the data.
 */
public enum NotRoot {
    AS_WE_ARE(List.of(), Optional.empty()),
    IN_USER_NAMESPACE(List.of("unshare", "-U"), Optional.of(0)),
    AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), Optional.of(65534));

    private final List<String> prefix;
    private final Optional<Integer> owner;

    NotRoot(List<String> prefix, Optional<Integer> owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    public static NotRoot forThisUser() {
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

    public List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /**
     * Gives files to whom the server will run as: PostgreSQL wants to own its data. Asked at each start, since the system
     * may allow today what it forbade when the data were made.
     */
    public void handOver(Path files) throws IOException {
        if (owner.isEmpty() || owner.get().equals(Files.getAttribute(files, "unix:uid"))) {
            return;
        }
        String to = owner.get() + ":" + owner.get();
        Programs.Result result = Programs.run(Duration.ofMinutes(1), List.of("chown", "-R", to, files.toString()));
        if (!result.succeeded()) {
            throw new IOException("it cannot be given to the user as whom PostgreSQL runs: "
                    + result.output().strip());
        }
    }

    private static String idIn(NotRoot way) {
        return Programs.run(Duration.ofSeconds(10), way.command(List.of("id", "-u")))
                .output()
                .strip();
    }
}
