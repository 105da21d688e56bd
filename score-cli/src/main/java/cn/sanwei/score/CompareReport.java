package cn.sanwei.score;

import cn.sanwei.scoring.ledger.township.BookComparison;
import cn.sanwei.scoring.ledger.township.BookComparison.Changed;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who would gain, who would lose, whose grade would change under another rule book. Who stays as he is is not named. */
final class CompareReport {
    private final PrintStream out;
    private final boolean json;

    CompareReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void cycle(CycleDays days, List<Changed> all) {
        BookComparison comparison = new BookComparison(all);
        List<Changed> changed = all.stream()
                .filter(each -> each.gains() || each.loses() || each.changesGrade())
                .toList();
        if (json) {
            changed.forEach(each -> out.println(new String(Json.bytes(object(days, each)), StandardCharsets.UTF_8)));
            return;
        }
        out.println("积分年度 " + days.cycle() + "：" + all.size() + " 人，"
                + comparison.gaining().size() + " 人增加，"
                + comparison.losing().size() + " 人减少，"
                + comparison.regraded().size() + " 人等级改变");
        for (Changed each : changed) {
            out.println("  " + Columns.left(each.subject().id(), 20)
                    + Columns.right(each.before().toString(), 10)
                    + " → " + Columns.left(each.after().toString(), 10)
                    + Columns.right(signed(each), 10) + "  " + grades(each));
        }
    }

    private static Map<String, Object> object(CycleDays days, Changed changed) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("member", changed.subject().id());
        object.put("cycle", days.cycle().value());
        object.put("before", changed.before().toString());
        object.put("after", changed.after().toString());
        object.put("difference", changed.difference().toString());
        object.put("gradeBefore", changed.gradeBefore().map(Band::code).orElse(null));
        object.put("gradeAfter", changed.gradeAfter().map(Band::code).orElse(null));
        object.put("points", changed.gains() ? "gains" : changed.loses() ? "loses" : "same");
        object.put("gradeChanges", changed.changesGrade());
        return object;
    }

    private static String signed(Changed changed) {
        return (changed.gains() ? "+" : "") + changed.difference();
    }

    private static String grades(Changed changed) {
        String before = label(changed.gradeBefore());
        return changed.changesGrade() ? before + " → " + label(changed.gradeAfter()) : before;
    }

    private static String label(Optional<Band> band) {
        return band.map(Band::label).orElse("不评");
    }
}
