package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.conditions.When;

/** @param by how many times as much it is where the condition holds */
public record Multiplier(Measure by, When when) {}
