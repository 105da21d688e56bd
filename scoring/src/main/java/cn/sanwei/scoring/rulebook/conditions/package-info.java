/** Whom and what a rule, a grade or a base is for: conditions on a fact, on the hour and on the member as he was then. */
package cn.sanwei.scoring.rulebook.conditions;
