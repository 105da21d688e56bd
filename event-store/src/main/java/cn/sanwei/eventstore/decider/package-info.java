/** The shape of a decision, in plain Java: a command and a state give events or a refusal. */
package cn.sanwei.eventstore.decider;
