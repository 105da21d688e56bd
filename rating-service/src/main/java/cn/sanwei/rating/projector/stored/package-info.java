/** What is read back from the tables of townships, branches, members and their facts. */
package cn.sanwei.rating.projector.stored;
