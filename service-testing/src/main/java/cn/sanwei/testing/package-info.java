/** For the tests of services only: a real PostgreSQL and Kafka, signed tokens, a database and a township for each test. */
package cn.sanwei.testing;
