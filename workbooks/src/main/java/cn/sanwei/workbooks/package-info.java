/**
 * Excel, both ways, for every service: a workbook that a stranger may have made is read within bounds, a form becomes a
 * template, and a sheet that was sent in goes back with what is wrong with it. Here alone a workbook is written, so that
 * nothing that people typed can become a formula in one. Knows neither members nor points: what a text in a cell means is
 * said by whoever declares the form.
 */
package cn.sanwei.workbooks;
