package cn.sanwei.rating.read.ledgers;

import cn.sanwei.edge.OpaqueCursor;
import java.time.Instant;
import java.time.LocalDate;

/** Where a page of a ledger goes on: behind one entry, by all that orders entries. Opaque to the caller. */
record EntryCursor(LocalDate day, Instant at, String fact, String rule, boolean afterClose) {
    private static final int PARTS = 5;
    /** Before the newest. */
    private static final EntryCursor TOP =
            new EntryCursor(LocalDate.parse("9999-12-31"), Instant.parse("9999-12-31T00:00:00Z"), "", "", false);

    static EntryCursor of(EntryView.Row row) {
        return new EntryCursor(row.onDay(), row.occurredAt().toInstant(), row.fact(), row.rule(), row.afterClose());
    }

    String text() {
        return OpaqueCursor.of(day, at, fact, rule, afterClose);
    }

    /** 400 for what is no cursor of ours. */
    static EntryCursor read(String text) {
        return OpaqueCursor.read(
                        text,
                        PARTS,
                        parts -> new EntryCursor(
                                LocalDate.parse(parts.get(0)),
                                Instant.parse(parts.get(1)),
                                parts.get(2),
                                parts.get(3),
                                Boolean.parseBoolean(parts.get(4))))
                .orElse(TOP);
    }
}
