package cn.sanwei.points.domain;

import cn.sanwei.contracts.TownshipId;

/** Why a township is not registered. */
public sealed interface TownshipRefusal extends PointsRefusal {
    record TownshipAlreadyRegistered(TownshipId township) implements TownshipRefusal {}

    /** Row-level security compares both with one setting, so one id must not mean two divisions. */
    record TownshipNamedLikeItsCounty(TownshipId township) implements TownshipRefusal {}
}
