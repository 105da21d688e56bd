package cn.sanwei.local.platform;

import cn.sanwei.local.machine.StartFailed;
import java.util.Set;

/** Why a platform is not started, in one sentence each. */
public final class Refusals {
    private Refusals() {}

    public static StartFailed alreadyRunning(DataFolder folder, StateFile stateFile) {
        String where = stateFile
                .ofRunning()
                .map(state -> " (process " + state.supervisor().pid() + ", portal at http://localhost:"
                        + state.portBase() + ")")
                .orElse("");
        return new StartFailed("Sanwei already runs on " + folder.root() + where
                + ": ./sanwei status shows it, ./sanwei down stops it.");
    }

    public static StartFailed leftRunning(Set<String> left) {
        return new StartFailed("Parts of a platform that was killed still run (" + String.join(", ", left)
                + "): ./sanwei down stops them.");
    }
}
