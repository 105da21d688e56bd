/** PostgreSQL from its embedded binaries, with the databases and roles that the services expect. */
package cn.sanwei.local.postgres;
