/** Ledgers as they stood at the end of a day, folded anew from what was heard: nothing more is kept for them. */
package cn.sanwei.rating.read.asof;
