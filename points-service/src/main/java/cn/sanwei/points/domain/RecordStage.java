package cn.sanwei.points.domain;

import java.util.Locale;

/** Where one record stands. */
public enum RecordStage {
    /** It waits for a second person. */
    ENTERED,
    RETURNED,
    WITHDRAWN,
    CONFIRMED,
    /** It counts as it was confirmed, and a correction of it waits for a second person. */
    CORRECTING,
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a second person has to decide. */
    boolean waits() {
        return this == ENTERED || this == CORRECTING;
    }
}
