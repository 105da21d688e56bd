package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Points;

/** What a member starts the cycle with, where he is such a one. */
public record BasePoints(Points points, MemberCondition members) {}
