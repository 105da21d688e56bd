package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.ledger.entries.Basis;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;

/**
 * What a rule makes of a fact before caps.
 *
 * @param raw what the rule gives
 * @param counting what of it goes to the caps
 * @param kept why {@code counting} is not the whole of it, or null when it is
 */
record Draft(PreparedRule rule, Points raw, Points counting, Basis basis, Outcome kept) {
    static Draft of(PreparedRule rule, Points raw, Basis basis) {
        return new Draft(rule, raw, raw, basis, null);
    }

    static Draft fallen(PreparedRule rule, Points raw, Outcome why) {
        return new Draft(rule, raw, Points.ZERO, Basis.NONE, why);
    }

    Draft with(Points other, Basis basedOn) {
        return new Draft(rule, other, other, basedOn, kept);
    }

    Draft left(Points left, Outcome why) {
        return new Draft(rule, raw, left, basis, why);
    }

    boolean counts() {
        return kept == null;
    }

    /** Of what the rule gives, without sign. */
    long size() {
        return Math.abs(raw.hundredths());
    }
}
