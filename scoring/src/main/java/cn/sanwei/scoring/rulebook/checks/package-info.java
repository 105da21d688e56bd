/** What can only be seen when a book is read as a whole: caps that nothing reaches, bands nobody reaches, versions that do not follow. */
package cn.sanwei.scoring.rulebook.checks;
