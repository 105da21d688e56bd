package cn.sanwei.scoring.ledger.canonical;

import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.rulebook.RuleBook;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A member's quarter as bytes, the same bytes for the same quarter for good: as {@link CanonicalLedger}, with the entries
 * whose day lies in the quarter, and what the quarter counts.
 *
 * @param standing of the ledger's member in one of its quarters
 * @param judging the version that was in force on the quarter's last day
 */
public record CanonicalQuarter(Ledger ledger, QuarterStanding standing, RuleBook judging) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FORMAT = 1;

    public List<LedgerEntry> entries() {
        return ledger.entries().stream()
                .filter(entry ->
                        !entry.on().isBefore(standing.first()) && !entry.on().isAfter(standing.last()))
                .toList();
    }

    public String outcome() {
        if (!standing.summed()) {
            return "ungraded";
        }
        return standing.exempt() ? "exempt" : "graded";
    }

    /** Null where the rule book grades no quarters, and for whom is exempt. */
    public String grade() {
        return standing.indicated().map(band -> band.code()).orElse(null);
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("subject", ledger.subject().id());
            json.writeStringField("cycle", ledger.days().cycle().value());
            json.writeNumberField("quarter", standing.number());
            json.writeStringField("ruleBook", judging.id());
            json.writeNumberField("ruleBookVersion", judging.version());
            json.writeStringField("earned", standing.earned().toString());
            json.writeStringField("total", standing.points().toString());
            json.writeStringField("outcome", outcome());
            json.writeStringField("grade", grade());
            json.writeArrayFieldStart("entries");
            for (LedgerEntry entry : entries()) {
                CanonicalLedger.write(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** SHA-256 of the bytes, in lower-case hex. */
    public String hash() {
        return hash(List.of(this));
    }

    /** SHA-256 over several members' quarters one after the other, as the closing of a branch has it. */
    public static String hash(List<CanonicalQuarter> quarters) {
        MessageDigest digest = CanonicalLedger.sha256();
        quarters.forEach(quarter -> digest.update(quarter.bytes()));
        return HexFormat.of().formatHex(digest.digest());
    }
}
