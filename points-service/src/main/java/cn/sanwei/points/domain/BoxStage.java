package cn.sanwei.points.domain;

import java.util.Locale;

/** Where an entry of the complaint and suggestion box stands. */
public enum BoxStage {
    NONE,
    FILED,
    ACKNOWLEDGED,
    HANDED_OVER,
    ANSWERED,
    /** The author was not content with the answer; the second one is the last. */
    REOPENED,
    SETTLED,
    WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static BoxStage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the township owes an answer. */
    public boolean isOpen() {
        return switch (this) {
            case FILED, ACKNOWLEDGED, HANDED_OVER, REOPENED -> true;
            case NONE, ANSWERED, SETTLED, WITHDRAWN -> false;
        };
    }

    boolean isAnswered() {
        return this == ANSWERED || this == SETTLED;
    }
}
