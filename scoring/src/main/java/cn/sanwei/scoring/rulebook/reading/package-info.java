/** From the text of a book to the book, or to what is wrong with it. Begin at {@code RuleBookParser}. */
package cn.sanwei.scoring.rulebook.reading;
