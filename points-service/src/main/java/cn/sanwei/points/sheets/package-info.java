/**
 * Excel, both ways, for whoever takes a table from a clerk: a form with lists to download, reading within limits, and the
 * same table back with a column of errors. Knows nothing of members or points; cells are text, and what a text means is
 * said by whoever declares the form.
 */
package cn.sanwei.points.sheets;
