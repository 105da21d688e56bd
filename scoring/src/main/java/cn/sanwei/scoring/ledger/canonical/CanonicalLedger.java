package cn.sanwei.scoring.ledger.canonical;

import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A ledger as bytes, the same bytes for the same ledger for good: one JSON object in UTF-8 with a line feed after it,
 * keys in a fixed order, points as text. It holds what counts; labels, reasons and parked facts are not in it, so that
 * better wording does not break a frozen hash, and what waits does not change what stands.
 */
public final class CanonicalLedger {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FORMAT = 1;

    private CanonicalLedger() {}

    public static byte[] bytes(Ledger ledger) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(256 + ledger.entries().size() * 200);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, ledger);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** SHA-256 of the bytes, in lower-case hex. */
    public static String hash(Ledger ledger) {
        return HexFormat.of().formatHex(sha256().digest(bytes(ledger)));
    }

    /** SHA-256 over several ledgers one after the other, as a closing has it. */
    public static String hash(Iterable<Ledger> ledgers) {
        MessageDigest digest = sha256();
        ledgers.forEach(ledger -> digest.update(bytes(ledger)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(JsonGenerator json, Ledger ledger) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("subject", ledger.subject().id());
        json.writeStringField("cycle", ledger.days().cycle().value());
        json.writeStringField("ruleBook", ledger.ruleBook());
        json.writeNumberField("ruleBookVersion", ledger.ruleBookVersion());
        json.writeStringField("total", ledger.total().toString());
        json.writeStringField("outcome", outcome(ledger));
        json.writeStringField(
                "grade", ledger.indicated().map(band -> band.code()).orElse(null));
        for (Micro micro : Micro.values()) {
            json.writeStringField(micro.code(), ledger.byMicro().get(micro).toString());
        }
        json.writeArrayFieldStart("lines");
        for (TotalLine line : ledger.lines()) {
            json.writeStartObject();
            json.writeStringField("kind", line.kind().code());
            if (line.part() != null) {
                json.writeStringField("part", line.part());
            }
            json.writeStringField("points", line.points().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("entries");
        for (LedgerEntry entry : ledger.entries()) {
            write(json, entry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(JsonGenerator json, LedgerEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("fact", entry.fact());
        json.writeStringField("event", entry.event());
        json.writeStringField("rule", entry.rule());
        json.writeStringField("micro", entry.micro().code());
        json.writeStringField("raw", entry.raw().toString());
        json.writeStringField("points", entry.points().toString());
        json.writeStringField("on", entry.on().toString());
        json.writeStringField("occurredAt", entry.occurredAt().toString());
        json.writeNumberField("ruleBookVersion", entry.ruleBookVersion());
        if (entry.outcome() instanceof Outcome.Cancelled cancelled) {
            json.writeStringField("cancelledBy", cancelled.by());
        }
        json.writeEndObject();
    }

    private static String outcome(Ledger ledger) {
        if (ledger.exempt()) {
            return "exempt";
        }
        return ledger.indicated().isPresent() ? "graded" : "ungraded";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
