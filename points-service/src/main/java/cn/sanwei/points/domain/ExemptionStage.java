package cn.sanwei.points.domain;

import java.util.Locale;

/** Where an application to be left out of grading stands. */
public enum ExemptionStage {
    NONE,
    REQUESTED,
    ENDORSED,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    REVOKED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a decision is still to be taken, or stands in the member's favour. */
    boolean isUnderWay() {
        return this == REQUESTED || this == ENDORSED || this == APPROVED;
    }
}
