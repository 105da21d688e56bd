package cn.sanwei.rating.read.ledgers;

import cn.sanwei.contracts.Points;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** One entry with its reason. {@code afterClose} marks a correction to a closed cycle, beside its frozen figures. */
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
            long id,
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
