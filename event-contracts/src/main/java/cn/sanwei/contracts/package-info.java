/**
 * The public events, their envelope, and how they are written and read; the README beside the sources says how one is changed.
 */
package cn.sanwei.contracts;
