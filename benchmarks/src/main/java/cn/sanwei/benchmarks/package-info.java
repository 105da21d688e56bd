/**
 * {@code ./sanwei bench}; docs/benchmarks.md says what is measured. {@code work} makes what everybody is given, {@code lanes} do
 * it, {@code check} holds their results against a fold of its own, {@code run} measures; {@code ranks} and {@code rebuild} are
 * benches by themselves.
 */
package cn.sanwei.benchmarks;
