package cn.sanwei.rating.read.ledgers;

import cn.sanwei.rating.read.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;

/** Where a page of a ledger goes on: behind one entry, by all that orders entries. Opaque to the caller. */
record EntryCursor(LocalDate day, Instant at, String fact, String rule, boolean afterClose) {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 5;
    /** Before the newest. */
    private static final EntryCursor TOP =
            new EntryCursor(LocalDate.parse("9999-12-31"), Instant.parse("9999-12-31T00:00:00Z"), "", "", false);

    static EntryCursor of(EntryView.Row row) {
        return new EntryCursor(row.onDay(), row.occurredAt().toInstant(), row.fact(), row.rule(), row.afterClose());
    }

    String text() {
        String plain = String.join(SEPARATOR, day.toString(), at.toString(), fact, rule, Boolean.toString(afterClose));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** 400 for what is no cursor of ours. */
    static EntryCursor read(String text) {
        if (text == null || text.isEmpty()) {
            return TOP;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length != PARTS
                    || text.indexOf('\0') >= 0
                    || String.join("", parts).indexOf('\0') >= 0) {
                throw Cursor.malformed();
            }
            return new EntryCursor(
                    LocalDate.parse(parts[0]),
                    Instant.parse(parts[1]),
                    parts[2],
                    parts[3],
                    Boolean.parseBoolean(parts[4]));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw Cursor.malformed();
        }
    }
}
