package cn.sanwei.scoring.rulebook.rules;

import cn.sanwei.scoring.facts.Measure;
import java.time.Period;

/**
 * An occurrence that comes again counts so many times as much.
 *
 * @param within how long after an earlier one, or null for as long as an earlier one is valid
 */
public record Repeat(Measure by, Period within) {}
