/** Manifests and images. All code here is tests; this file is what Jib wants a module to have. */
package cn.sanwei.kubernetes;
