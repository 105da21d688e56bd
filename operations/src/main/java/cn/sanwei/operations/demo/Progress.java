package cn.sanwei.operations.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Says how far the demo is: a line for each tenth of a phase, and a small file for {@code ./sanwei status} that is
 * replaced whole, so that a reader never sees half of it.
 */
public final class Progress {
    private final PrintStream out;
    private final Path file;
    private String phase = "";
    private int steps;
    private int done;
    private int lastTenth;

    public Progress(PrintStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    synchronized void phase(String name, int count) {
        phase = name;
        steps = count;
        done = 0;
        lastTenth = 0;
        say(0);
    }

    synchronized void step() {
        done++;
        int tenth = steps == 0 ? 10 : done * 10 / steps;
        if (tenth > lastTenth) {
            lastTenth = tenth;
            say(tenth);
        }
    }

    synchronized void done() {
        phase = "完成";
        out.println("演示数据：全部就绪");
        write("演示数据：全部就绪");
    }

    private void say(int tenth) {
        String bar = "█".repeat(tenth) + "░".repeat(10 - tenth);
        String line = "演示数据：%s %s %d/%d".formatted(bar, phase, done, steps);
        out.println(line);
        write(line);
    }

    private void write(String line) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, line + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
