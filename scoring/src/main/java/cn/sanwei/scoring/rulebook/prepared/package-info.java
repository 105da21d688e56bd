/** All versions of a township's book, laid out for the fold: strands, meters, periods that are awaited. */
package cn.sanwei.scoring.rulebook.prepared;
