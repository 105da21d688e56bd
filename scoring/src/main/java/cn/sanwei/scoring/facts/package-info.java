/** What can be scored: facts, their types, and which events they come from. */
package cn.sanwei.scoring.facts;
