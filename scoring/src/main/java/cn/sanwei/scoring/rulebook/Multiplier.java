package cn.sanwei.scoring.rulebook;

import cn.sanwei.scoring.facts.Measure;

/** @param by how many times as much it is where the condition holds */
public record Multiplier(Measure by, When when) {}
