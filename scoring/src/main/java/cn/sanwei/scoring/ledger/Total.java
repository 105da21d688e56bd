package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.Band;
import cn.sanwei.scoring.rulebook.BasePoints;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the sum of the entries to the total and what it shows. */
record Total(List<TotalLine> lines, Points points, Points beforeLimits, Optional<Points> ceiling) {

    static Total of(Points entries, RuleBook book, RosterLine line) {
        List<TotalLine> lines = new ArrayList<>();
        Points sum = entries;
        Points base = base(book, line);
        if (base != null) {
            lines.add(new TotalLine(TotalLine.Kind.BASE, base, "基础分 " + Explanation.plain(base) + " 分"));
            sum = sum.plus(base);
        }
        Points total = sum;
        if (book.floor() != null && total.compareTo(book.floor()) < 0) {
            lines.add(new TotalLine(
                    TotalLine.Kind.FLOOR,
                    book.floor().minus(total),
                    "总分最低计 " + Explanation.plain(book.floor()) + " 分，原为 " + Explanation.plain(total) + " 分"));
            total = book.floor();
        }
        if (book.ceiling() != null && total.compareTo(book.ceiling()) > 0) {
            lines.add(new TotalLine(
                    TotalLine.Kind.CEILING,
                    book.ceiling().minus(total),
                    "总分最高计 " + Explanation.plain(book.ceiling()) + " 分，原为 " + Explanation.plain(total) + " 分"));
            total = book.ceiling();
        }
        return new Total(List.copyOf(lines), total, sum, Optional.ofNullable(book.ceiling()));
    }

    /** The band above the total, unless the ceiling keeps everybody below it. */
    Optional<NextGrade> next(List<Band> grades) {
        for (int i = grades.size() - 1; i >= 0; i--) {
            Points from = grades.get(i).from();
            if (from != null && from.compareTo(points) > 0) {
                boolean reachable = ceiling.isEmpty() || from.compareTo(ceiling.get()) <= 0;
                return reachable
                        ? Optional.of(new NextGrade(grades.get(i), from.minus(beforeLimits)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Points base(RuleBook book, RosterLine line) {
        for (BasePoints base : book.base()) {
            if (base.members().holds(line)) {
                return base.points();
            }
        }
        return null;
    }
}
