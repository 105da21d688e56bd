/**
 * {@code ./sanwei rebuild}: the ledger built anew beside the one that serves, compared with it, and switched to.
 * {@link cn.sanwei.rating.rebuild.Rebuild} is the course of one.
 */
package cn.sanwei.rating.rebuild;
