package cn.sanwei.rating.read.standings;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A standing as it is stored; in hundredths. */
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
        Integer ofBranch) {

    public boolean isExempt() {
        return outcome.equals("exempt");
    }

    public boolean isRanked() {
        return outcome.equals("graded") && organisation != null;
    }
}
