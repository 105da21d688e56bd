/**
 * From the table of events to the topic, in order and once. {@link cn.sanwei.eventstore.relay.Relay} is the place to begin.
 */
package cn.sanwei.eventstore.relay;
