/** Keycloak's admin API, as far as accounts need it; docs/adr/0102 says why not through a library. */
package cn.sanwei.points.keycloak;
