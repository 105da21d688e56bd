package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.PastFactImported;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Past facts, row by row: each of a type that a rule could score, of a member, in the past, and once. */
final class PastFactRows {
    private static final Instant EARLIEST = Instant.parse("1999-12-31T16:00:00Z");
    private static final int MOST_PLACES = 4;
    /** Beyond these a figure is a slip of the pen: hours of a month, a year's yuan of anybody. */
    private static final Map<String, BigDecimal> MOST = Map.of(
            "hours", BigDecimal.valueOf(744),
            "minutes", BigDecimal.valueOf(44_640),
            "seconds", BigDecimal.valueOf(86_400),
            "days", BigDecimal.valueOf(366),
            "times", BigDecimal.valueOf(1_000),
            "score", BigDecimal.valueOf(1_000),
            "rating", BigDecimal.valueOf(5),
            "yuan", BigDecimal.valueOf(1_000_000));

    private final ImportRows asked;
    private final List<RowError> errors;
    private final Map<PastFactImported, Integer> seen = new HashMap<>();

    PastFactRows(ImportRows asked, List<RowError> errors) {
        this.asked = asked;
        this.errors = errors;
    }

    /** Empty when something was wrong with it, which is then among the errors. */
    Optional<PastFactImported> read(int index) {
        FactRow row = asked.facts().get(index);
        int before = errors.size();
        RowErrors at = new RowErrors(index + 1, "facts[" + index + "]", errors);
        Optional<MemberId> member = member(at, row.member(), asked);
        Optional<Instant> occurredAt = occurredAt(at, row.occurredAt());
        type(at, row.fact()).ifPresent(type -> {
            attributes(at, type, row.attributes());
            measures(at, type, row.measures());
        });
        if (errors.size() > before || member.isEmpty() || occurredAt.isEmpty()) {
            return Optional.empty();
        }
        PastFactImported fact = new PastFactImported(
                asked.importId(),
                index + 1,
                member.get(),
                row.fact(),
                row.measures() == null ? Map.of() : Map.copyOf(row.measures()),
                row.attributes() == null ? Map.of() : Map.copyOf(row.attributes()),
                occurredAt.get());
        Integer same = seen.putIfAbsent(withoutRow(fact), index + 1);
        if (same != null) {
            at.add("", "与第 " + same + " 行重复");
            return Optional.empty();
        }
        return Optional.of(fact);
    }

    static Optional<MemberId> member(RowErrors at, String text, ImportRows asked) {
        return at.read("member", text, MemberId::of, "须为党员的 UUID").filter(member -> {
            boolean known = asked.known().contains(member);
            if (!known) {
                at.add("member", "本镇（街道）没有这名党员");
            }
            return known;
        });
    }

    private Optional<Instant> occurredAt(RowErrors at, String text) {
        Optional<Instant> read =
                at.read("occurredAt", text, PastFactRows::instant, "须为带时区的时间，例如 2026-03-06T19:00:00+08:00");
        if (read.isPresent() && read.get().isAfter(asked.occurredAt())) {
            at.add("occurredAt", "时间在将来");
        }
        if (read.isPresent() && read.get().isBefore(EARLIEST)) {
            at.add("occurredAt", "时间早于 2000 年");
        }
        return read;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<FactType> type(RowErrors at, String name) {
        Optional<FactType> type = Optional.ofNullable(name).map(FactTypes.importable()::get);
        if (type.isEmpty()) {
            at.add(
                    "fact",
                    "没有这种积分事实；可用的有 " + String.join("、", FactTypes.importable().keySet()));
        }
        return type;
    }

    private void attributes(RowErrors at, FactType type, Map<String, String> attributes) {
        if (attributes == null) {
            return;
        }
        attributes.forEach((name, value) -> {
            if (FactTypes.RELATIONS.contains(name)) {
                named(at, "attributes." + name, value);
            } else if (!type.attributes().contains(name)) {
                at.add("attributes", type.name() + " 没有“" + shortened(name) + "”这个属性");
            } else {
                at.isCode("attributes." + name, value);
            }
        });
    }

    /** Another member, who may get something from it. */
    private void named(RowErrors at, String field, String value) {
        at.read(field, value, MemberId::of, "须为党员的 UUID")
                .filter(member ->
                        !asked.known().contains(member) || !member.toString().equals(value))
                .ifPresent(member -> at.add(field, "本镇（街道）没有这名党员，或编号不是小写"));
    }

    private static void measures(RowErrors at, FactType type, Map<String, BigDecimal> measures) {
        if (measures == null) {
            return;
        }
        measures.forEach((name, value) -> {
            if (!type.measures().contains(name)) {
                at.add("measures", type.name() + " 没有“" + shortened(name) + "”这个数值");
            } else {
                measure(at, "measures." + name, value, MOST.get(name));
            }
        });
    }

    private static void measure(RowErrors at, String field, BigDecimal value, BigDecimal most) {
        if (value == null) {
            at.add(field, "不能为空");
        } else if (value.signum() < 0) {
            at.add(field, "不能是负数");
        } else if (value.compareTo(most) > 0) {
            at.add(field, "不能大于 " + most);
        } else if (value.scale() > MOST_PLACES) {
            at.add(field, "最多 " + MOST_PLACES + " 位小数");
        }
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static PastFactImported withoutRow(PastFactImported fact) {
        return new PastFactImported(
                fact.importId(), 0, fact.member(), fact.fact(), fact.measures(), fact.attributes(), fact.occurredAt());
    }
}
