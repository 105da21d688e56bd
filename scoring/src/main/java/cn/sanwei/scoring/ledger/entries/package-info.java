/** What a ledger consists of: entries, what became of each, and the words in which it says why. */
package cn.sanwei.scoring.ledger.entries;
