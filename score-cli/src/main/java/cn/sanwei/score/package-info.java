/**
 * {@code ./sanwei score}: a rule book and a file of facts to ledgers, without a server. {@code ScoreCommand} is its course, the
 * {@code …Line}s are what a file may say, the {@code …Report}s what it prints.
 */
package cn.sanwei.score;
