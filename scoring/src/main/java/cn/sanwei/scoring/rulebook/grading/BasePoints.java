package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;

/**
 * What a member starts with, where he is such a one.
 *
 * @param proRata null where it is whole however late he came
 */
public record BasePoints(Points points, ProRata proRata, MemberCondition members) {}
