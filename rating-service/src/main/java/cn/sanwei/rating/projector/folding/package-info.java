/**
 * {@link cn.sanwei.rating.projector.folding.BatchFolding} folds everybody whom a batch touches, once, from what is held or
 * stored, and says what has to be written.
 */
package cn.sanwei.rating.projector.folding;
