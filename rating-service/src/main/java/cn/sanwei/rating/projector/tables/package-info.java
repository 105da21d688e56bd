/** The way to PostgreSQL: statements, binary {@code COPY}, which projection serves, who owns a partition, and how far it is. */
package cn.sanwei.rating.projector.tables;
