package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of one expected member: 实到, 迟到, 请假, 缺席, 补课. */
public enum AttendanceMark {
    @JsonProperty("present")
    PRESENT("present"),
    @JsonProperty("late")
    LATE("late"),
    @JsonProperty("leave")
    LEAVE("leave"),
    @JsonProperty("absent")
    ABSENT("absent"),
    @JsonProperty("made-up")
    MADE_UP("made-up");

    private final String code;

    AttendanceMark(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether the member took part, at the time or by a make-up (补课). */
    public boolean attended() {
        return switch (this) {
            case PRESENT, LATE, MADE_UP -> true;
            case LEAVE, ABSENT -> false;
        };
    }
}
