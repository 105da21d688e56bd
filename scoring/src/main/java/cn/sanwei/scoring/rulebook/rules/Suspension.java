package cn.sanwei.scoring.rulebook.rules;

import java.time.Period;
import java.util.Set;

/** For a time after an occurrence these rules give nothing; rules that deduct go on deducting. */
public record Suspension(Set<String> rules, Period lasts) {
    public Suspension {
        rules = Set.copyOf(rules);
    }
}
