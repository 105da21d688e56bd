package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.Band;

/** @param missing what still has to be earned; more than the gap to the total where a floor held that up */
public record NextGrade(Band band, Points missing) {}
