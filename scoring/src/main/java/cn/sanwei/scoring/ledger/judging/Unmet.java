package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.scoring.ledger.entries.Explanation;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.Need;

/**
 * A condition beside the total that does not hold, so that a grade is not given.
 *
 * @param has what there is of it, in words: "4 次", "7.5 分"
 */
public record Unmet(Band band, Need need, String has) {

    public String reason() {
        String asked = switch (need) {
            case Need.Times times -> "至少 " + times.least() + " 次";
            case Need.AtMostTimes times -> "至多 " + times.most() + " 次";
            case Need.OfPoints points -> "至少 " + Explanation.plain(points.least()) + " 分";
            case Need.OfPart part -> "至少 " + Explanation.plain(part.least()) + " 分";
        };
        return "“" + band.label() + "”要求“" + need.label() + "”" + asked + "，现为 " + has;
    }
}
