/** Readers of what a book says beside its rules. */
package cn.sanwei.scoring.rulebook.reading.grading;
