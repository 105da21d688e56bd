/** Readers of what stands under {@code rules} and {@code groups}. */
package cn.sanwei.scoring.rulebook.reading.rules;
