package cn.sanwei.points.domain;

import java.util.Locale;

/** Where a query about an entry stands. */
public enum QueryStage {
    NONE,
    FILED,
    WITHDRAWN,
    ANSWERED,
    APPEALED,
    DECIDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
