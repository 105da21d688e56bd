package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;

/** Why a quarter's sheet is not handed back to a branch. */
public sealed interface QuarterSheetRefusal extends PointsRefusal {
    /** Once for each closing: the figures have not changed since. */
    record AlreadyFedBack(Cycle cycle, int quarter) implements QuarterSheetRefusal {}

    record NobodyToTell() implements QuarterSheetRefusal {}
}
