package cn.sanwei.activity.write;

import cn.sanwei.activity.domain.Expects;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a command or a reader must know of an activity beside its events.
 *
 * @param filedBy the account that filed it
 */
public record ActivityRow(
        ActivityId activity,
        OrganisationId organisation,
        Expects expects,
        Instant startsAt,
        String state,
        String filedBy) {
    /** Whose roster counts: that of the day on which it begins. */
    public LocalDate day() {
        return Days.of(startsAt);
    }
}
