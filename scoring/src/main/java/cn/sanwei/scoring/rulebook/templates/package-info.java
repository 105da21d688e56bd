/** The rule books that are shipped, for a township to begin from. */
package cn.sanwei.scoring.rulebook.templates;
