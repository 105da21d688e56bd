package cn.sanwei.rating.read;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A fact as the view has it; measures in ten-thousandths. */
record FactRow(
        UUID event,
        UUID subject,
        String type,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt,
        Map<String, Long> measures,
        Map<String, String> attributes,
        UUID cancels) {

    Fact ofMember() {
        return of(Subject.Kind.MEMBER);
    }

    Fact ofOrganisation() {
        return of(Subject.Kind.ORGANISATION);
    }

    private Fact of(Subject.Kind kind) {
        Map<String, Measure> sizes = new HashMap<>();
        measures.forEach((name, size) -> sizes.put(name, new Measure(size)));
        return new Fact(
                event.toString(),
                event.toString(),
                new Subject(kind, subject.toString()),
                type,
                occurredAt.toInstant(),
                recordedAt.toInstant(),
                sizes,
                attributes,
                cancels == null ? null : cancels.toString());
    }
}
