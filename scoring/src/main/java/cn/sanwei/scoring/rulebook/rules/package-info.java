/** What one rule or one group of rules says: amount, caps, terms and effect. */
package cn.sanwei.scoring.rulebook.rules;
