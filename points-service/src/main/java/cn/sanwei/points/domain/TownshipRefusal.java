package cn.sanwei.points.domain;

import cn.sanwei.contracts.TownshipId;
import java.time.LocalDate;

/** Why a township is not registered, or stays as it is. */
public sealed interface TownshipRefusal extends PointsRefusal {
    record TownshipAlreadyRegistered(TownshipId township) implements TownshipRefusal {}

    /** Row-level security compares both with one setting, so one id must not mean two divisions. */
    record TownshipNamedLikeItsCounty(TownshipId township) implements TownshipRefusal {}

    record TownshipUnknown(TownshipId township) implements TownshipRefusal {}

    record DesignationUnchanged(TownshipId township) implements TownshipRefusal {}

    /** What a township was called on a day is said once, or again for that day; never slipped in before what was said later. */
    record BeforeLastDesignation(LocalDate from, LocalDate last) implements TownshipRefusal {}
}
