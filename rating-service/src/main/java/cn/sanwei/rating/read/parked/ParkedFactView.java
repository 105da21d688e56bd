package cn.sanwei.rating.read.parked;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact that counts nowhere now, and why. It is kept, and judged anew whenever something changes that it depends on.
 *
 * @param fact its type
 * @param subject the member, or the organisation
 * @param name null for somebody whom the township does not know
 * @param measures as decimals
 * @param reason stable code, like those of the command line
 * @param words the same for people
 */
@Schema(examples = """
        {"event": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "eventType": "cn.sanwei.points.past-fact-imported.v1",
         "fact": "activity-attended", "subjectKind": "member", "subject": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c",
         "name": "张卫国", "occurredAt": "2026-03-06T11:00:00Z", "recordedAt": "2026-03-07T01:00:00Z",
         "measures": {"hours": "-2"}, "attributes": {"kind": "theme-day"}, "reason": "bad-measure",
         "words": "数值为负或大得不合理"}
        """)
public record ParkedFactView(
        UUID event,
        String eventType,
        String fact,
        String subjectKind,
        UUID subject,
        String name,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt,
        Map<String, String> measures,
        Map<String, String> attributes,
        String reason,
        String words) {

    ParkedFactView named(Map<String, String> names) {
        return new ParkedFactView(
                event,
                eventType,
                fact,
                subjectKind,
                subject,
                names.get(subject.toString()),
                occurredAt,
                recordedAt,
                measures,
                attributes,
                reason,
                words);
    }
}
