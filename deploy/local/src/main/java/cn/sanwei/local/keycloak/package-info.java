/** Keycloak with the realm, made ready once for a tree. */
package cn.sanwei.local.keycloak;
