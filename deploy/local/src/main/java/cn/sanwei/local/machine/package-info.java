/**
 * What every part of the platform stands on: a process and its file, a program that is asked, a free port, an archive, a folder,
 * where the tree lies; and a service of ours by itself ({@link cn.sanwei.local.machine.JavaService}). Knows no part.
 */
package cn.sanwei.local.machine;
