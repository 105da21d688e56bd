package cn.sanwei.points.read.records;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record with all that was ever written of it, the newest first. */
@Schema(examples = """
                {"record": {"record": "0a7a3f6e-6f1a-4f0e-9a51-2f0d7c1b9e42", "state": "confirmed"},
                 "versions": [{"number": 1, "purpose": "entry", "state": "confirmed", "fact": "deed-recorded",
                               "factLabel": "申报事项", "on": "2026-03-06", "time": null, "measures": {"hours": 2},
                               "attributes": {"kind": "mediation"}, "document": null, "note": null, "why": null,
                               "recorderName": "李为民", "recordedAt": "2026-03-07T02:00:00Z", "deciderName": "王建华",
                               "decidedAt": "2026-03-08T02:00:00Z", "answer": null,
                               "event": "79a5838e-db28-446e-928a-b7cf2cca5cd7"}]}
                """)
public record RecordHistory(RecordView record, List<Version> versions) {

    /**
     * @param purpose entry, correction or cancellation; a cancellation says nothing of its own
     * @param state waiting, returned, withdrawn, confirmed or replaced
     */
    public record Version(
            int number,
            String purpose,
            String state,
            String fact,
            String factLabel,
            LocalDate on,
            String time,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            RecordView.Document document,
            String note,
            String why,
            String recorderName,
            Instant recordedAt,
            String deciderName,
            Instant decidedAt,
            String answer,
            UUID event) {}

    /** As the query finds it. */
    record Row(
            int number,
            String purpose,
            String state,
            String fact,
            Instant occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            String documentTitle,
            String documentNumber,
            String documentBody,
            String note,
            String why,
            String recorderName,
            Instant recordedAt,
            String deciderName,
            Instant decidedAt,
            String answer,
            UUID event) {
        Version view() {
            return new Version(
                    number,
                    purpose,
                    state,
                    fact,
                    fact == null ? null : RecordView.label(fact),
                    occurredAt == null ? null : CycleDays.dayOf(occurredAt),
                    occurredAt == null ? null : RecordView.time(occurredAt),
                    measures,
                    attributes,
                    RecordView.Document.of(documentTitle, documentNumber, documentBody),
                    note,
                    why,
                    recorderName,
                    recordedAt,
                    deciderName,
                    decidedAt,
                    answer,
                    event);
        }
    }
}
