package cn.sanwei.local;

import cn.sanwei.local.machine.Folders;
import cn.sanwei.local.machine.StartFailed;
import cn.sanwei.local.platform.DataFolder;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Files;

/** Throws the data away, all of them, after asking. */
final class ResetCommand {
    private final DataFolder folder;
    private final PrintStream out;

    ResetCommand(DataFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    int run(boolean yes) {
        if (!folder.exists()) {
            out.println("There are no data in " + folder.root() + ".");
            return 0;
        }
        if (!Files.isRegularFile(folder.root().resolve("version"))) {
            throw new StartFailed(folder.root() + " is not Sanwei's data folder: it stays as it is.");
        }
        if (folder.tryLock().isEmpty() || !folder.leftRunning().isEmpty()) {
            throw new StartFailed("Sanwei still runs on " + folder.root() + ": ./sanwei down first.");
        }
        if (!yes && !confirmed()) {
            out.println("Nothing was deleted.");
            return 1;
        }
        Folders.delete(folder.root());
        out.println("Deleted " + folder.root() + ".");
        return 0;
    }

    private boolean confirmed() {
        Console console = System.console();
        if (console == null) {
            throw new StartFailed(
                    "Nobody is there to be asked whether to delete " + folder.root() + ": say ./sanwei reset --yes.");
        }
        String answer = console.readLine("Delete all data in %s? Type yes: ", folder.root());
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }
}
