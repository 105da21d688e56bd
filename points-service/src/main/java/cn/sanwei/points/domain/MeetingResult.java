package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.AwardCommand.DecidedGrade;
import cn.sanwei.points.domain.AwardCommand.RecordMeetingResult;
import cn.sanwei.points.domain.AwardRefusal.Fault;
import cn.sanwei.points.domain.AwardRefusal.GradeError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a meeting's list is whole: each member of the roster once, with a grade there is, and a reason where due. */
final class MeetingResult {
    private MeetingResult() {}

    static List<GradeError> errors(RecordMeetingResult c) {
        List<GradeError> errors = new ArrayList<>();
        Set<MemberId> seen = new HashSet<>();
        for (DecidedGrade decided : c.decided()) {
            if (!seen.add(decided.member())) {
                errors.add(new GradeError(decided.member(), Fault.TWICE));
                continue;
            }
            check(decided, c, errors);
        }
        c.roster().entrySet().stream()
                .filter(member -> !member.getValue() && !seen.contains(member.getKey()))
                .map(member -> new GradeError(member.getKey(), Fault.MISSING))
                .sorted(java.util.Comparator.comparing(GradeError::member))
                .forEach(errors::add);
        return errors;
    }

    private static void check(DecidedGrade decided, RecordMeetingResult c, List<GradeError> errors) {
        Boolean exempt = c.roster().get(decided.member());
        if (exempt == null) {
            errors.add(new GradeError(decided.member(), Fault.NOT_ON_ROSTER));
        }
        if (!c.grades().has(decided.grade())) {
            errors.add(new GradeError(decided.member(), Fault.GRADE_UNKNOWN));
        } else if (Boolean.TRUE.equals(exempt) && c.grades().isStarred(decided.grade())) {
            errors.add(new GradeError(decided.member(), Fault.EXEMPT_WITH_STAR));
        }
        if (!decided.asIndicated()
                && decided.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
            errors.add(new GradeError(decided.member(), Fault.REASON_MISSING));
        }
    }
}
