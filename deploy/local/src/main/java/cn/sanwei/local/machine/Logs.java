package cn.sanwei.local.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/** One file of output for each part: a new one at each start, the one before kept, both bounded. */
public final class Logs {
    /** A part that logs without end must not fill the disk. */
    public static final long LARGEST_BYTES = 20L * 1024 * 1024;

    private static final Pattern FRAME = Pattern.compile("^\\s*(at \\S|\\.\\.\\. \\d+ more)");
    private static final int TAIL_BYTES = 64 * 1024;

    private Logs() {}

    public static void rotate(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > 0) {
                Files.move(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The writer keeps its descriptor, so the file is copied and cut, not moved; it appends, so the cut takes. Lines that
     * are written between the two are lost.
     */
    public static void keepBounded(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_BYTES) {
                Files.copy(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
                Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None if there is no such file: a process that died at once has written nothing. */
    public static List<String> lastLines(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            List<String> all = new String(tail, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The same without the frames of a stack, which would leave no room for what went wrong. */
    public static List<String> lastWords(Path log, int lines) {
        List<String> words = lastLines(log, Integer.MAX_VALUE).stream()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).find())
                .toList();
        return words.subList(Math.max(0, words.size() - lines), words.size());
    }

    private static Path previous(Path log) {
        return log.resolveSibling(log.getFileName() + ".1");
    }
}
