package cn.sanwei.points.domain;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.time.LocalDate;

/** What can be asked about a tenant. Its id is for good; what it is called, and its code, hold from a day on. */
public sealed interface TownshipCommand {
    /**
     * @param meanings what both ids mean on this platform already
     * @param code division code of nine digits
     */
    record RegisterTownship(
            TownshipId township, CountyId county, Meanings meanings, String code, LocalDate from, Instant occurredAt)
            implements TownshipCommand {}

    /** Which of two ids is another kind of division already; neither of them where nobody has used them so. */
    record Meanings(boolean townshipMeansCounty, boolean countyMeansTownship) {
        public static final Meanings NEW = new Meanings(false, false);
    }

    /** @param renamed whether its name, or its county's, is another one than the last that was said */
    record DesignateTownship(TownshipId township, String code, boolean renamed, LocalDate from, Instant occurredAt)
            implements TownshipCommand {}
}
