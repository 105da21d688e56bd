/** A Kafka broker with the topics as they are declared. */
package cn.sanwei.local.kafka;
