/**
 * What is read and written, as values: {@link cn.sanwei.rating.projector.rows.Rows}, the numbers that stand for a township's
 * words ({@link cn.sanwei.rating.projector.rows.Vocabulary}), and what a fold changed
 * ({@link cn.sanwei.rating.projector.rows.LedgerChange}). Knows neither database nor broker.
 */
package cn.sanwei.rating.projector.rows;
