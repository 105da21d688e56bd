/**
 * From the topics: whose turn it is to be read, a record as it came ({@link cn.sanwei.rating.projector.topics.Incoming}) and what
 * it was judged to be ({@link cn.sanwei.rating.projector.topics.Judged}): an event, a dead record, or a type that is not known
 * yet. Records are not held, but read again where a batch is refused.
 */
package cn.sanwei.rating.projector.topics;
