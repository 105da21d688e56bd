package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.PreparedRule;

/**
 * What a rule makes of a fact before caps.
 *
 * @param raw what the rule gives
 * @param kept why nothing of it counts, or null when it counts
 */
record Draft(PreparedRule rule, Points raw, Basis basis, Outcome kept) {}
