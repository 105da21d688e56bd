package cn.sanwei.points.domain;

import cn.sanwei.eventstore.decider.Refusal;

/** Every reason for which this service refuses a command, in families by what was asked of. */
public sealed interface PointsRefusal extends Refusal
        permits TownshipRefusal,
                RosterRefusal,
                RuleBookRefusal,
                ReadingRefusal,
                ImportRefusal,
                GradingRefusal,
                AwardRefusal,
                ExemptionRefusal,
                AccountRefusal,
                RecordRefusal,
                QueryRefusal,
                BoxRefusal,
                QuarterSheetRefusal {}
