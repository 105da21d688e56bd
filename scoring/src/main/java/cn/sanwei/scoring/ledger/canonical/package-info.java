/** Ledgers as bytes, the same for good, and the hashes by which what was frozen is known again. */
package cn.sanwei.scoring.ledger.canonical;
