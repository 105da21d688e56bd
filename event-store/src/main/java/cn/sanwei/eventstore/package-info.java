/**
 * One append-only table for each service, which is also its outbox. {@link cn.sanwei.eventstore.CommandHandler} carries out a
 * command, {@link cn.sanwei.eventstore.EventStore} is the only door to the database.
 */
package cn.sanwei.eventstore;
