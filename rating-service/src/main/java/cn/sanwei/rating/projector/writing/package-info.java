/**
 * {@link cn.sanwei.rating.projector.writing.BatchWriter} writes what was folded in one transaction with the offsets, on the thread
 * of {@link cn.sanwei.rating.projector.writing.BatchWriting}; each {@code …Rows} writes a family of rows.
 */
package cn.sanwei.rating.projector.writing;
