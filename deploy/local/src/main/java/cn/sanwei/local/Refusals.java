package cn.sanwei.local;

import java.util.Set;

/** Why a platform is not started, in one sentence each. */
final class Refusals {
    private Refusals() {}

    static StartFailed alreadyRunning(DataFolder folder, StateFile stateFile) {
        String where = stateFile
                .ofRunning()
                .map(state -> " (process " + state.supervisor().pid() + ", portal at http://localhost:"
                        + state.portBase() + ")")
                .orElse("");
        return new StartFailed("Sanwei already runs on " + folder.root() + where
                + ": ./sanwei status shows it, ./sanwei down stops it.");
    }

    static StartFailed leftRunning(Set<String> left) {
        return new StartFailed("Parts of a platform that was killed still run (" + String.join(", ", left)
                + "): ./sanwei down stops them.");
    }
}
