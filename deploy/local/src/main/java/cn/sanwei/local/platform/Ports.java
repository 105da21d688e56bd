package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Loopback;
import cn.sanwei.local.machine.StartFailed;
import java.util.ArrayList;
import java.util.List;

/** Who listens where: everything in one row from the base. */
public record Ports(int base) {
    public static final int DEFAULT_BASE = 8800;
    private static final int IN_A_ROW = 11;

    public Ports {
        if (base < 1024 || base > 65_535 - IN_A_ROW) {
            throw new StartFailed(
                    "The port base must be between 1024 and " + (65_535 - IN_A_ROW) + ", not " + base + ".");
        }
    }

    public int portal() {
        return base;
    }

    public int points() {
        return base + 1;
    }

    public int activity() {
        return base + 2;
    }

    public int wish() {
        return base + 3;
    }

    public int rating() {
        return base + 4;
    }

    public int keycloak() {
        return base + 5;
    }

    public int keycloakManagement() {
        return base + 6;
    }

    public int postgres() {
        return base + 7;
    }

    public int kafka() {
        return base + 8;
    }

    public int kafkaController() {
        return base + 9;
    }

    /** Of a second replica of the rating service, which only the faults campaign starts. */
    int secondRating() {
        return base + 10;
    }

    /** Before anything is started. */
    public void requireFree() {
        List<String> taken = new ArrayList<>();
        for (int port = base; port <= kafkaController(); port++) {
            if (!Loopback.isFree(port)) {
                taken.add(Integer.toString(port));
            }
        }
        if (!taken.isEmpty()) {
            throw new StartFailed((taken.size() == 1 ? "Port " : "Ports ") + String.join(", ", taken)
                    + (taken.size() == 1 ? " is" : " are")
                    + " taken by another program: stop it, or start on other ports with --port-base N.");
        }
    }
}
