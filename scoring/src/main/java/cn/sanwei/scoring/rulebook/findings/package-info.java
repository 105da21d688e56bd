/** What is wrong or doubtful in a book, with the line and column where it is written. */
package cn.sanwei.scoring.rulebook.findings;
