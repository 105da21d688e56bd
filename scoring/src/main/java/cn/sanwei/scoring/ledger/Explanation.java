package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.Cap;
import cn.sanwei.scoring.rulebook.Part;
import java.math.BigDecimal;

/** Says why an entry has the points that it has. */
final class Explanation {
    private Explanation() {}

    static String of(LedgerEntry entry) {
        String given = given(entry);
        return switch (entry.outcome()) {
            case Outcome.Counted counted -> given;
            case Outcome.Cancelled cancelled -> given + "；已更正，不再计分（更正编号 " + cancelled.by() + "）";
            case Outcome.Capped capped -> given + "；" + capped(entry, capped);
        };
    }

    static String plain(Points points) {
        if (points.hundredths() == 0) {
            return "0";
        }
        BigDecimal decimal = points.decimal().stripTrailingZeros();
        return decimal.toPlainString();
    }

    /** "按 120 分制折成 100 分，权重 0.8，". */
    static String weight(Part part) {
        String scaled = part.scaleOf() == part.scaleTo()
                ? ""
                : "按 " + new Measure(part.scaleOf()) + " 分折成 " + new Measure(part.scaleTo()) + " 分，";
        String weighed = part.weight() == Part.WHOLE ? "" : "权重 " + new Measure(part.weight()) + "，";
        return scaled + weighed;
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
