/** What finished ledgers say of a quarter, of a branch, and of a score that rolls without a cycle. */
package cn.sanwei.scoring.ledger.standings;
