/** The back end for the pages: signing in, one origin for pages and services, and no token in the browser. */
package cn.sanwei.portal;
