/** What a rule book says, as a value: what its rules score, how its totals are graded. It knows neither the YAML nor the fold. */
package cn.sanwei.scoring.rulebook;
