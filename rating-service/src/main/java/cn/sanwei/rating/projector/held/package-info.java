/** What is held in memory between batches of townships, branches and members, and dropped with their partitions. */
package cn.sanwei.rating.projector.held;
