/** Workbooks that people send in and take home: read within bounds, written without formulas. */
package cn.sanwei.edge.sheets;
