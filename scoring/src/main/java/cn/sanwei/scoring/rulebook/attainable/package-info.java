/** The most that a member of each kind can reach under a book. */
package cn.sanwei.scoring.rulebook.attainable;
