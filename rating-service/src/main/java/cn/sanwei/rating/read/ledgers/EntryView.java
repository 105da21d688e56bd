package cn.sanwei.rating.read.ledgers;

import cn.sanwei.contracts.Points;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry with its reason. {@code afterClose} marks a correction to a closed cycle, beside its frozen figures. */
@Schema(examples = """
        {"fact": "79a5838e-db28-446e-928a-b7cf2cca5cd7", "event": "79a5838e-db28-446e-928a-b7cf2cca5cd7",
         "eventType": "cn.sanwei.activity.attendance-recorded.v1", "rule": "theme-day", "label": "参加主题党日",
         "micro": "points", "on": "2026-11-05", "occurredAt": "2026-11-05T11:00:00Z", "raw": "5.00", "points": "5.00",
         "reason": "每次得 5 分", "ruleBookVersion": 1, "afterClose": false}
        """)
public record EntryView(
        String fact,
        UUID event,
        String eventType,
        String rule,
        String label,
        String micro,
        LocalDate on,
        OffsetDateTime occurredAt,
        String raw,
        String points,
        String reason,
        int ruleBookVersion,
        boolean afterClose) {

    /** As it is stored; in hundredths. */
    public record Row(
            String fact,
            UUID event,
            String eventType,
            String rule,
            String label,
            String micro,
            LocalDate onDay,
            OffsetDateTime occurredAt,
            long raw,
            long points,
            String reason,
            int ruleBookVersion,
            boolean afterClose) {

        public EntryView view() {
            return new EntryView(
                    fact,
                    event,
                    eventType,
                    rule,
                    label,
                    micro,
                    onDay,
                    occurredAt,
                    new Points(raw).toString(),
                    new Points(points).toString(),
                    reason,
                    ruleBookVersion,
                    afterClose);
        }
    }
}
