package cn.sanwei.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * CPU time of processes and of all that they started, as Linux counts it: a process that lives by itself, one that has
 * ended with its parent. In seconds; hundredths are the finest that it knows.
 */
final class ProcessCpu {
    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int FIGURES = 4;

    private ProcessCpu() {}

    static boolean isKnown() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    static double secondsOf(Collection<ProcessHandle> processes) {
        return processes.stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> PROC.resolve(Long.toString(process.pid()))
                                        .toFile()
                                        .exists()
                                ? ticks(process)
                                : 0)
                        .sum()
                / TICKS_PER_SECOND;
    }

    private static long ticks(ProcessHandle process) {
        try {
            return ticks(Files.readString(PROC.resolve(process.pid() + "/stat")));
        } catch (NoSuchFileException ended) {
            return 0; // its time is in its parent's by now
        } catch (IOException e) {
            if (!process.isAlive()) {
                return 0;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** @param stat user time, system time, and both of children that have ended; the name before may hold anything */
    static long ticks(String stat) {
        String[] figures = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long sum = 0;
        for (int i = USER_TIME; i < USER_TIME + FIGURES; i++) {
            sum += Long.parseLong(figures[i]);
        }
        return sum;
    }
}
