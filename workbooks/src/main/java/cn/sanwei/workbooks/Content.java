package cn.sanwei.workbooks;

/** What one sheet of a workbook is made of. */
public sealed interface Content permits NewSheet, Notes {}
