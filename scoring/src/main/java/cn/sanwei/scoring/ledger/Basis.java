package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import java.util.List;

/**
 * What an amount was reckoned from beside the fact itself, for the reason. Most entries have {@link #NONE}.
 *
 * @param reached the sum of a milestone's period with this occurrence, or null
 * @param factors what multiplied the amount, in the rule's order
 * @param unmultiplied the amount before these, or null
 */
record Basis(Measure reached, List<Measure> factors, Points unmultiplied) {
    static final Basis NONE = new Basis(null, List.of(), null);

    Basis reaching(Measure sum) {
        return new Basis(sum, factors, unmultiplied);
    }

    Basis multiplied(List<Measure> by, Points before) {
        return new Basis(reached, List.copyOf(by), before);
    }
}
