package cn.sanwei.rating.projector;

import cn.sanwei.rating.story.TownshipStory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets. */
final class SetClock extends Clock {
    private volatile Instant now;

    /** @param when as in {@link TownshipStory#at} */
    SetClock(String when) {
        set(when);
    }

    void set(String when) {
        now = TownshipStory.at(when);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("days are those of Asia/Shanghai, whoever asks");
    }
}
