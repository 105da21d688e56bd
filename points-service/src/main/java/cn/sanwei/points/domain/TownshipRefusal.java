package cn.sanwei.points.domain;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import java.time.LocalDate;

/** Why a township is not registered, or stays as it is. */
public sealed interface TownshipRefusal extends PointsRefusal {
    record TownshipAlreadyRegistered(TownshipId township) implements TownshipRefusal {}

    /** Row-level security compares both with one setting, so one id must not mean two divisions. */
    record TownshipNamedLikeItsCounty(TownshipId township) implements TownshipRefusal {}

    /** Counties and townships stand in tokens alike, so an id that is a county's is no township's on the whole platform. */
    record IdIsACounty(TownshipId township) implements TownshipRefusal {}

    /** The other way round. */
    record IdIsATownship(CountyId county) implements TownshipRefusal {}

    record TownshipUnknown(TownshipId township) implements TownshipRefusal {}

    record DesignationUnchanged(TownshipId township) implements TownshipRefusal {}

    /** What a township was called on a day is said once, or again for that day; never slipped in before what was said later. */
    record BeforeLastDesignation(LocalDate from, LocalDate last) implements TownshipRefusal {}
}
