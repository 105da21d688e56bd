package cn.sanwei.scoring.ledger.entries;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.grading.Part;
import cn.sanwei.scoring.rulebook.rules.Cap;
import java.math.BigDecimal;
import java.time.Period;

/** Says why an entry has the points that it has. */
public final class Explanation {
    private Explanation() {}

    static String of(LedgerEntry entry) {
        String given = given(entry);
        return switch (entry.outcome()) {
            case Outcome.Counted counted -> given;
            case Outcome.Cancelled cancelled -> given + "；已更正，不再计分（更正编号 " + cancelled.by() + "）";
            case Outcome.Capped capped -> given + "；" + capped(entry, capped);
            case Outcome.Outdone outdone ->
                given + "；同组只按最高的一项计，已按“" + outdone.by() + "”计"
                        + (entry.points().hundredths() == 0
                                ? "，本次计 0 分"
                                : "，本次补" + (entry.points().isNegative() ? "扣 " : " ") + size(entry.points()) + " 分");
            case Outcome.Cleared cleared -> given + "；“" + cleared.by() + "”已使本组本积分年度清零，计 0 分";
            case Outcome.Lapsed lapsed -> given + "；有效至 " + lapsed.until().minusDays(1) + "，已过期，计 0 分";
            case Outcome.Repaired repaired -> given + "；已由“" + repaired.by() + "”改计，原扣分及其效力不再有";
            case Outcome.Late late -> given + "；发生后超过 " + span(late.within()) + "才登记，不计分";
            case Outcome.Suspended suspended ->
                given + "；因“" + suspended.by() + "”停止计分至 " + suspended.until().minusDays(1) + "，不计分";
            case Outcome.Unmet unmet ->
                given + "；" + Amounts.during(unmet.requirement().per()) + "须先完成“"
                        + unmet.requirement().label() + "” "
                        + unmet.requirement().times() + " 次，当时只有 "
                        + unmet.times() + " 次，不计分";
        };
    }

    public static String plain(Points points) {
        if (points.hundredths() == 0) {
            return "0";
        }
        BigDecimal decimal = points.decimal().stripTrailingZeros();
        return decimal.toPlainString();
    }

    /** "按 120 分制折成 100 分，权重 0.8，". */
    public static String weight(Part part) {
        String scaled = part.scaleOf() == part.scaleTo()
                ? ""
                : "按 " + new Measure(part.scaleOf()) + " 分折成 " + new Measure(part.scaleTo()) + " 分，";
        String weighed = part.weight() == Part.WHOLE ? "" : "权重 " + new Measure(part.weight()) + "，";
        return scaled + weighed;
    }

    /** "3 个月". */
    static String span(Period period) {
        if (period.getYears() > 0) {
            return period.getYears() + " 年";
        }
        return period.getMonths() > 0 ? period.getMonths() + " 个月" : period.getDays() + " 天";
    }

    private static String given(LedgerEntry entry) {
        if (entry.scoredBy() == null) {
            return "由原积分台账转入 " + plain(entry.raw()) + " 分";
        }
        if (entry.basis().factors().isEmpty()) {
            return Amounts.words(entry, entry.raw());
        }
        StringBuilder words =
                new StringBuilder(Amounts.words(entry, entry.basis().unmultiplied()));
        entry.basis().factors().forEach(factor -> words.append("，乘以 ").append(factor));
        return words.append("，")
                .append(verb(entry))
                .append(" ")
                .append(size(entry.raw()))
                .append(" 分")
                .toString();
    }

    private static String capped(LedgerEntry entry, Outcome.Capped capped) {
        String owner = "“" + capped.owner() + "”" + capped.cap().per().words();
        return switch (capped.cap()) {
            case Cap.OfTimes times -> owner + "最多计 " + times.times() + " 次，次数已满，本次计 0 分";
            case Cap.OfPoints points -> {
                String most = owner + "最多" + verb(entry) + " " + plain(points.points()) + " 分";
                yield entry.points().hundredths() == 0
                        ? most + "，已满，本次计 0 分"
                        : most + "，本次只" + verb(entry) + " " + size(entry.points()) + " 分";
            }
        };
    }

    static String verb(LedgerEntry entry) {
        return entry.scoredBy().deducts() ? "扣" : "得";
    }

    static String size(Points points) {
        return plain(new Points(Math.abs(points.hundredths())));
    }
}
