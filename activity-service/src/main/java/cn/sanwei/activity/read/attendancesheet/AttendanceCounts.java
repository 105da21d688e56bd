package cn.sanwei.activity.read.attendancesheet;

import cn.sanwei.contracts.AttendanceMark;
import java.util.Collection;

/** 应到、实到、迟到、请假、缺席、补课，和还没有记录的；they add up: expected is the sum of all others. */
public record AttendanceCounts(int expected, int present, int late, int leave, int absent, int madeUp, int unmarked) {

    /** @param marks one for each member on the sheet, null where there is none yet */
    static AttendanceCounts of(Collection<String> marks) {
        return new AttendanceCounts(
                marks.size(),
                count(marks, AttendanceMark.PRESENT),
                count(marks, AttendanceMark.LATE),
                count(marks, AttendanceMark.LEAVE),
                count(marks, AttendanceMark.ABSENT),
                count(marks, AttendanceMark.MADE_UP),
                Math.toIntExact(marks.stream().filter(mark -> mark == null).count()));
    }

    private static int count(Collection<String> marks, AttendanceMark wanted) {
        return Math.toIntExact(marks.stream().filter(wanted.code()::equals).count());
    }
}
