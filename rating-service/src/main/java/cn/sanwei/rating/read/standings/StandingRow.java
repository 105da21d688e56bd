package cn.sanwei.rating.read.standings;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A standing as it is stored; in hundredths.
 *
 * @param withheld why it is not what a fold would say, or why nothing counts; null as a rule
 */
public record StandingRow(
        String township,
        UUID member,
        UUID organisation,
        String cycle,
        String state,
        String outcome,
        long total,
        long base,
        long platform,
        long points,
        long wish,
        String grade,
        long corrections,
        String ruleBook,
        int ruleBookVersion,
        String awardedGrade,
        OffsetDateTime asOf,
        Integer inBranch,
        Integer ofBranch,
        String withheld) {

    public boolean isExempt() {
        return outcome.equals("exempt");
    }

    public boolean isRanked() {
        return outcome.equals("graded") && organisation != null;
    }
}
