/**
 * From facts to entries. A {@link cn.sanwei.scoring.ledger.strands.Strand} holds the rules that touch each other, and what they
 * remember: caps, ladders, streaks, milestones, what they wait for. {@link cn.sanwei.scoring.ledger.strands.Derivation} makes
 * facts of one member from those of others, by the same rules, before anything is folded.
 */
package cn.sanwei.scoring.ledger.strands;
