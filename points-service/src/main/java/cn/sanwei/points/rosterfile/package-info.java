/** The roster as an .xlsx: read into what the domain judges, written as a template, as an export and with its errors. */
package cn.sanwei.points.rosterfile;
