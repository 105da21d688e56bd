/**
 * From the topics to the ledger. {@link cn.sanwei.rating.projector.Projector} keeps one session after the other;
 * {@link cn.sanwei.rating.projector.ProjectorSession} is the place to begin: it polls piece by piece, and says when a batch
 * ends. What becomes of one, in order, each step in a package of its own:
 *
 * <ol>
 *   <li>read ({@code topics}): {@code ReadingTurns} and {@code Logs} say of which partitions, {@code Incoming} is a record as it
 *       came, {@code RecordJudge} makes a {@code Judged} of it: an event, a dead record, or a type that is not known yet;
 *   <li>applied ({@code gathering}), each piece at once: in a {@code Gathering} by {@code EventApplication}, which puts into
 *       {@code Pending} what each event changes, and whom it touches;
 *   <li>folded ({@code folding}, {@code closing}), while the batch before is being written: {@code BatchFolding} with
 *       {@code LedgerFolding} for a member's cycle, {@code BranchFolding}, {@code ClosedCycle}, {@code Closing} and
 *       {@code QuarterFreezing}, from what is {@code held} or {@code stored}; the result is a {@code FoldedBatch};
 *   <li>written ({@code writing}): {@code BatchWriter}, on the thread of {@code BatchWriting}, in one transaction with the
 *       offsets, after the proof of {@code Ownership}; {@code rows} are the values, {@code tables} the way to the database.
 * </ol>
 *
 * A batch that fails is taken apart by {@code BatchProcessor} until the record at fault is alone; its
 * records are not held meanwhile, but read again ({@code RecordsAgain}). Beside the batches days turn
 * ({@code DayTurning}), standings go to their topic ({@code StandingsTopic}), and a second projection may be filled
 * ({@code SecondProjector}).
 */
package cn.sanwei.rating.projector;
