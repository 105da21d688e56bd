/**
 * From entries to a grade: {@link cn.sanwei.scoring.ledger.judging.Tally} sums, {@code Total} adds base, parts and limits as lines
 * of their own, {@code Verdict} finds the band, {@code Effects} are what decides beside the points.
 */
package cn.sanwei.scoring.ledger.judging;
