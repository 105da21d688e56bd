/** The roster as two sheets of a workbook: what they say, whom they mean, and what would change. */
package cn.sanwei.points.domain.sheet;
