package cn.sanwei.score;

import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.TotalLine;

/** The codes and labels that both reports share. */
final class Words {
    private Words() {}

    static String outcome(Ledger ledger) {
        if (ledger.exempt()) {
            return "exempt";
        }
        return ledger.indicated().isPresent() ? "graded" : "ungraded";
    }

    static String label(TotalLine.Kind kind) {
        return switch (kind) {
            case BASE -> "基础分";
            case FLOOR -> "总分下限";
            case CEILING -> "总分上限";
        };
    }
}
