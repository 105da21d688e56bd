/**
 * What the events of a batch change: {@link cn.sanwei.rating.projector.gathering.EventApplication} puts it into
 * {@link cn.sanwei.rating.projector.gathering.Pending}, with whom it touches. Nothing is folded or written here.
 */
package cn.sanwei.rating.projector.gathering;
