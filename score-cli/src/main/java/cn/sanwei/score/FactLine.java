package cn.sanwei.score;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One fact as a line of the file says it. A cancellation may leave out whose it is: the fact that it names tells.
 *
 * @param subject null where it is to be looked up by {@code cancels}
 */
record FactLine(
        int number,
        String id,
        Subject subject,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        Map<String, Measure> measures,
        Map<String, String> attributes,
        String cancels) {
    private static final List<String> KEYS = List.of(
            "id",
            "member",
            "organisation",
            "type",
            "occurredAt",
            "recordedAt",
            "measures",
            "attributes",
            "cancels",
            "corrects");
    private static final int MOST_PLACES = 1000;

    static FactLine read(JsonObject line, int number) throws BadLine {
        line.allowOnly(KEYS);
        String id = line.need("id");
        String cancels = cancels(line);
        Subject subject = subject(line);
        String type = line.has("type") || cancels == null || line.has("corrects")
                ? line.need("type")
                : FactTypes.CANCELLATION;
        if (FactTypes.isDerived(type)) {
            throw new BadLine("“" + type + "”由系统从别人的事项得出，文件里不写");
        }
        if (subject == null && !type.equals(FactTypes.CANCELLATION)) {
            throw new BadLine("缺少“member”（组织的事项写“organisation”）");
        }
        Instant occurredAt = Moments.parse(line.need("occurredAt"));
        Instant recordedAt = line.has("recordedAt") ? Moments.parse(line.need("recordedAt")) : occurredAt;
        return new FactLine(
                number,
                id,
                subject,
                type,
                occurredAt,
                recordedAt,
                measures(line),
                line.textsByName("attributes"),
                cancels);
    }

    /** @param whose for a cancellation that did not say it */
    Fact of(Subject whose) {
        return new Fact(id, id, whose, type, occurredAt, recordedAt, measures, attributes, cancels);
    }

    private static String cancels(JsonObject line) throws BadLine {
        if (line.has("cancels") && line.has("corrects")) {
            throw new BadLine("“cancels”（撤销）和“corrects”（更正）只写一个");
        }
        return line.has("corrects") ? line.text("corrects") : line.text("cancels");
    }

    private static Subject subject(JsonObject line) throws BadLine {
        String member = line.text("member");
        String organisation = line.text("organisation");
        if (member != null && organisation != null) {
            throw new BadLine("“member”和“organisation”只写一个");
        }
        if (member != null) {
            return new Subject(Subject.Kind.MEMBER, member);
        }
        return organisation == null ? null : new Subject(Subject.Kind.ORGANISATION, organisation);
    }

    private static Map<String, Measure> measures(JsonObject line) throws BadLine {
        Map<String, Measure> measures = new HashMap<>();
        for (Map.Entry<String, BigDecimal> each : line.numbers("measures").entrySet()) {
            if (each.getValue().scale() > MOST_PLACES) {
                throw new BadLine("“measures." + each.getKey() + "”的小数位太多");
            }
            measures.put(each.getKey(), Measure.of(each.getValue()));
        }
        return measures;
    }
}
