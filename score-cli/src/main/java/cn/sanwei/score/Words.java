package cn.sanwei.score;

import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.judging.TotalLine;
import java.util.Map;

/** The codes and labels that both reports share. */
final class Words {
    private static final Map<String, String> LINES =
            Map.of("base", "基础分", "floor", "下限", "ceiling", "上限", "scale", "折算", "weight", "权重", "veto", "否决");

    private Words() {}

    static String outcome(Ledger ledger) {
        if (ledger.exempt()) {
            return "exempt";
        }
        return ledger.indicated().isPresent() ? "graded" : "ungraded";
    }

    /** A kind that is added later is shown by its code until it has a word here. */
    static String label(TotalLine line) {
        String code = line.kind().code();
        String part = line.part() == null ? "" : line.part() + " ";
        for (Map.Entry<String, String> word : LINES.entrySet()) {
            if (code.endsWith(word.getKey())) {
                return part + word.getValue();
            }
        }
        return part + code;
    }
}
