/** What a member could still do: one more of each rule, put to the facts and folded. */
package cn.sanwei.scoring.ledger.ways;
