/** What is done to a running platform from outside: the demo data, the checker, faults, a steady load, a refill. */
package cn.sanwei.operations;
