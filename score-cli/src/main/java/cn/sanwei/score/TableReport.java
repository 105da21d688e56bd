package cn.sanwei.score;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import cn.sanwei.scoring.ledger.standings.BranchStanding;
import cn.sanwei.scoring.ledger.standings.QuarterStanding;
import cn.sanwei.scoring.ledger.township.ConsequenceLists;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For people: each member with every entry and its reason, then how many have which grade. */
final class TableReport implements Report {
    private static final int LABEL = 28;
    private static final int FIGURE = 9;
    private final PrintStream out;
    private final Map<String, Integer> grades = new LinkedHashMap<>();
    private boolean first = true;

    TableReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void cycle(CycleDays days, RuleBook judging) {
        end();
        out.println((first ? "" : "\n") + "积分年度 " + days.cycle() + "（" + days.first() + " 至 " + days.last() + "）  "
                + (judging == null ? "还没有生效的积分细则" : judging.title() + "（第 " + judging.version() + " 版）"));
        first = false;
        grades.clear();
        if (judging != null) {
            judging.grades().forEach(band -> grades.put(band.label(), 0));
        }
    }

    @Override
    public void member(Ledger ledger, Beside beside) {
        String grade =
                ledger.exempt() ? "免评" : ledger.indicated().map(Band::label).orElse("不评");
        grades.merge(grade, 1, Integer::sum);
        head(ledger.subject().id(), ledger.total().toString(), grade);
        for (LedgerEntry entry : ledger.entries()) {
            row(
                    entry.on().toString(),
                    entry.label(),
                    entry.raw().toString(),
                    entry.points().toString(),
                    entry.reason());
        }
        for (TotalLine line : ledger.lines()) {
            row("", Words.label(line), "", line.points().toString(), line.reason());
        }
        ledger.remarks().forEach(remark -> row("", "定级", "", "", remark.reason()));
        ledger.unmet().forEach(unmet -> row("", "未满足的条件", "", "", unmet.reason()));
        for (QuarterStanding quarter : beside.quarters()) {
            row(
                    quarter.last().toString(),
                    "第 " + quarter.number() + " 季度",
                    "",
                    quarter.points().toString(),
                    said(quarter));
            quarter.unmet().forEach(unmet -> row("", "未满足的条件", "", "", unmet.reason()));
        }
        beside.rolling()
                .ifPresent(rolling -> row(
                        rolling.last().toString(),
                        "滚动积分",
                        "",
                        rolling.total().toString(),
                        rolling.first() + " 至 " + rolling.last()
                                + rolling.indicated()
                                        .map(band -> "  " + band.label())
                                        .orElse("")));
        beside.placed()
                .filter(placed -> placed.reason() != null)
                .ifPresent(placed -> row("", "名额", "", "", placed.reason()));
        lists(beside.lists());
    }

    private static String said(QuarterStanding quarter) {
        if (!quarter.summed()) {
            return "积分大得无法合计，本季度不计分";
        }
        return quarter.exempt() ? "免评" : quarter.indicated().map(Band::label).orElse(quarter.first() + " 起三个月");
    }

    /** They are looked at by people; nothing follows from them by themselves. */
    private void lists(List<ConsequenceLists.Listed> lists) {
        if (lists != null) {
            lists.forEach(each -> row("", each.list().label(), "", "", each.reason()));
        }
    }

    @Override
    public void organisation(BranchStanding standing, List<BranchPart> parts, List<ConsequenceLists.Listed> lists) {
        head(
                "组织 " + standing.organisation().id(),
                standing.score().map(Points::toString).orElse("—"),
                standing.indicated().map(Band::label).orElse("不评"));
        for (BranchPart part : parts) {
            row(part.on(), part.label(), part.score().toString(), part.points().toString(), part.reason());
        }
        lists(lists);
    }

    /** How many members have which grade, after the last of the cycle. */
    @Override
    public void end() {
        if (grades.values().stream().anyMatch(count -> count > 0)) {
            StringBuilder words = new StringBuilder("\n共 ")
                    .append(grades.values().stream().mapToInt(Integer::intValue).sum())
                    .append(" 人：");
            grades.forEach((grade, count) ->
                    words.append(grade).append(' ').append(count).append(" 人  "));
            out.println(words.toString().stripTrailing());
        }
        out.flush();
    }

    private void head(String who, String total, String grade) {
        out.println("\n" + who + "  总分 " + total + "  " + grade);
        out.println("  " + Columns.left("日期", 10) + "  " + Columns.left("积分项", LABEL) + Columns.right("应计", FIGURE)
                + Columns.right("实计", FIGURE) + "  说明");
    }

    private void row(String day, String label, String raw, String points, String reason) {
        out.println("  " + Columns.left(day == null ? "" : day, 10) + "  " + Columns.left(label, LABEL)
                + Columns.right(raw, FIGURE) + Columns.right(points, FIGURE) + "  " + reason);
    }
}
