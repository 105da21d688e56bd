package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.PastFactImported;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.scoring.facts.FactTypes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Past facts, row by row: each of a type that a rule could score, of a member, in the past, and once. */
final class PastFactRows {
    /** What is older was not scored by anybody. */
    static final Instant EARLIEST = Instant.parse("1999-12-31T16:00:00Z");

    private final ImportRows asked;
    private final List<RowError> errors;
    private final FactWords words;
    private final Map<PastFactImported, Integer> seen = new HashMap<>();

    PastFactRows(ImportRows asked, List<RowError> errors) {
        this.asked = asked;
        this.errors = errors;
        this.words = new FactWords(FactTypes.importable(), asked.known());
    }

    /** Empty when something was wrong with it, which is then among the errors. */
    Optional<PastFactImported> read(int index) {
        FactRow row = asked.facts().get(index);
        int before = errors.size();
        RowErrors at = new RowErrors(index + 1, "facts[" + index + "]", errors);
        Optional<MemberId> member = member(at, row.member(), asked);
        Optional<Instant> occurredAt = occurredAt(at, row.occurredAt());
        words.check(at, row.fact(), row.measures(), row.attributes());
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

    private static PastFactImported withoutRow(PastFactImported fact) {
        return new PastFactImported(
                fact.importId(), 0, fact.member(), fact.fact(), fact.measures(), fact.attributes(), fact.occurredAt());
    }
}
