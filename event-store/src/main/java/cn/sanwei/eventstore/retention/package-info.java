/** Receipts of commands are forgotten after their time; events never. */
package cn.sanwei.eventstore.retention;
