/**
 * Facts to ledger. {@link cn.sanwei.scoring.ledger.LedgerFold} is the function;
 * {@link cn.sanwei.scoring.ledger.RunningLedger} gives the same step by step. {@code Intake} takes each fact once, {@code Judge}
 * and {@code Entrance} say which are scored, a {@code Strand} holds the rules that touch each other, {@code Total} and
 * {@code Verdict} lead from its entries to points and grade. What is asked of finished ledgers stands beside them:
 * {@code BookComparison}, {@code Quotas}, {@code ConsequenceLists}, {@code RollingScore}, {@code OneMore}, {@code NextGrade}.
 */
package cn.sanwei.scoring.ledger;
