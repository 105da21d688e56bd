package cn.sanwei.points.read.records;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.points.domain.UntimedDay;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One record as it stands; while a correction waits, as the correction would have it.
 *
 * @param version of its sheet, for If-Match
 * @param row its number on the sheet
 * @param name null once it was erased; like the others
 * @param state entered, returned, withdrawn, confirmed, correcting or cancelled
 * @param purpose entry, correction or cancellation: what was written last
 * @param time of the day; null where it did not matter
 * @param why it is corrected or cancelled; null otherwise
 * @param answer why it was returned or withdrawn; null otherwise
 * @param event by which it counts; null while it does not
 * @param mine whether the caller wrote it down
 * @param mayDecide whether it waits for the caller among others
 */
@Schema(examples = """
                {"record": "0a7a3f6e-6f1a-4f0e-9a51-2f0d7c1b9e42", "sheet": "7d2f6a54-3d0e-4e7a-9c53-0d8d2d6f1a11",
                 "version": 3, "row": 1, "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                 "organisationName": "云溪社区第一党支部", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c",
                 "name": "张卫国", "state": "confirmed", "purpose": "entry", "fact": "deed-recorded",
                 "factLabel": "申报事项", "on": "2026-03-06", "time": "19:30", "measures": {"hours": 2},
                 "attributes": {"kind": "mediation"},
                 "document": {"title": "调解协议书", "number": "2026-12", "body": null}, "note": "楼上漏水，双方和解。",
                 "why": null, "recorderName": "李为民", "recordedAt": "2026-03-07T02:00:00Z", "deciderName": "王建华",
                 "decidedAt": "2026-03-08T02:00:00Z", "answer": null, "event": "79a5838e-db28-446e-928a-b7cf2cca5cd7",
                 "mine": false, "mayDecide": false}
                """)
public record RecordView(
        RecordId record,
        RecordSheetId sheet,
        int version,
        int row,
        OrganisationId organisation,
        String organisationName,
        MemberId member,
        String name,
        String state,
        String purpose,
        String fact,
        String factLabel,
        LocalDate on,
        String time,
        Map<String, BigDecimal> measures,
        Map<String, String> attributes,
        Document document,
        String note,
        String why,
        String recorderName,
        Instant recordedAt,
        String deciderName,
        Instant decidedAt,
        String answer,
        UUID event,
        boolean mine,
        boolean mayDecide) {

    /** The paper that it rests on, which is not stored here. */
    public record Document(String title, String number, String body) {
        static Document of(String title, String number, String body) {
            return title == null && number == null && body == null ? null : new Document(title, number, body);
        }
    }

    /** As the query finds it. */
    record Row(
            RecordId record,
            RecordSheetId sheet,
            int version,
            int line,
            OrganisationId organisation,
            String organisationName,
            MemberId member,
            String name,
            String state,
            String purpose,
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
            UUID event,
            boolean mine,
            boolean mayDecide) {
        RecordView view() {
            return new RecordView(
                    record,
                    sheet,
                    version,
                    line,
                    organisation,
                    organisationName,
                    member,
                    name,
                    state,
                    purpose,
                    fact,
                    label(fact),
                    CycleDays.dayOf(occurredAt),
                    time(occurredAt),
                    measures,
                    attributes,
                    Document.of(documentTitle, documentNumber, documentBody),
                    note,
                    why,
                    recorderName,
                    recordedAt,
                    deciderName,
                    decidedAt,
                    answer,
                    event,
                    mine,
                    mayDecide);
        }
    }

    static String label(String fact) {
        return Optional.ofNullable(FactTypes.recordable().get(fact))
                .map(FactType::label)
                .orElse(fact);
    }

    static String time(Instant occurredAt) {
        return UntimedDay.isSaidBy(occurredAt)
                ? null
                : occurredAt.atZone(CycleDays.ZONE).toLocalTime().toString();
    }
}
