/** What is read here, as a workbook to take along. */
package cn.sanwei.rating.read.excel;
