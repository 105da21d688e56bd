/**
 * Facts to ledger. {@link cn.sanwei.scoring.ledger.LedgerFold} is the function;
 * {@link cn.sanwei.scoring.ledger.RunningLedger} gives the same step by step. What comes is taken in ({@code intake}), scored by
 * strands of rules ({@code strands}) into {@code entries}, and these are summed and graded ({@code judging}). What is asked of
 * finished ledgers stands apart: {@code canonical} bytes, {@code standings} of quarters and branches, a whole {@code township},
 * and {@code ways} to the next grade.
 */
package cn.sanwei.scoring.ledger;
