/**
 * What comes in: each fact taken once and judged by itself ({@link cn.sanwei.scoring.ledger.intake.Intake}), let in under a
 * version and a line of the roster ({@link cn.sanwei.scoring.ledger.intake.Entrance}), or parked with its reason.
 */
package cn.sanwei.scoring.ledger.intake;
