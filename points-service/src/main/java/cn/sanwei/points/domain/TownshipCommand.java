package cn.sanwei.points.domain;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.time.LocalDate;

/** What can be asked about a tenant. Its id is for good; what it is called, and its code, hold from a day on. */
public sealed interface TownshipCommand {
    /** @param code division code of nine digits */
    record RegisterTownship(TownshipId township, CountyId county, String code, LocalDate from, Instant occurredAt)
            implements TownshipCommand {}

    /** @param renamed whether its name, or its county's, is another one than the last that was said */
    record DesignateTownship(TownshipId township, String code, boolean renamed, LocalDate from, Instant occurredAt)
            implements TownshipCommand {}

    /** What it calls its boards and offices; nobody else decides anything by that, so nothing happens but the words. */
    record LabelTownship(TownshipId township) implements TownshipCommand {}
}
