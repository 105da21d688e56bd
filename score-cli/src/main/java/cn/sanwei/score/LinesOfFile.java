package cn.sanwei.score;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a file of JSON objects. What is wrong with a line is kept with its number, and the next one is read, so
 * that all of it is said at once.
 */
final class LinesOfFile {
    /** A fact has some hundred bytes; the longest event is a rule book of 64 KiB. */
    static final int LONGEST_LINE = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Takes one line, or says what is wrong with it. */
    interface Taker {
        void take(JsonObject line, int number) throws BadLine;
    }

    private final String name;
    private final List<String> bad = new ArrayList<>();

    LinesOfFile(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void read(InputStream standardInput, Taker taker) throws Refusal {
        try {
            if (name.equals(Options.STANDARD_INPUT)) {
                readAll(new BufferedInputStream(standardInput, LONGEST_LINE), taker);
            } else {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(name)), LONGEST_LINE)) {
                    readAll(in, taker);
                }
            }
        } catch (NoSuchFileException e) {
            throw new Refusal(name + "：没有这个文件  there is no such file");
        } catch (IOException e) {
            throw new Refusal(name + "：读不出来  cannot be read (" + e.getMessage() + ")");
        }
    }

    /** For what shows only when other lines are known. */
    void complain(int number, String reason) {
        bad.add(name + ":" + number + ": " + reason);
    }

    List<String> bad() {
        return bad;
    }

    private void readAll(InputStream in, Taker taker) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                take(line.toByteArray(), number++, taker);
                line.reset();
            } else if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        take(line.toByteArray(), number, taker);
    }

    private void take(byte[] bytes, int number, Taker taker) {
        byte[] line = number == 1 ? withoutByteOrderMark(bytes) : bytes;
        try {
            if (line.length > LONGEST_LINE) {
                throw new BadLine("这一行超过 1 MiB");
            }
            if (!isBlank(line)) {
                demandUtf8(line);
                taker.take(Json.object(line), number);
            }
        } catch (BadLine e) {
            complain(number, e.getMessage());
        }
    }

    /** Editors on Windows write one. */
    private static byte[] withoutByteOrderMark(byte[] line) {
        boolean marked = line.length >= BYTE_ORDER_MARK.length;
        for (int i = 0; marked && i < BYTE_ORDER_MARK.length; i++) {
            marked = line[i] == BYTE_ORDER_MARK[i];
        }
        return marked ? Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length) : line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void demandUtf8(byte[] line) throws BadLine {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            throw new BadLine("不是 UTF-8 文字，另存为 UTF-8");
        }
    }
}
