/** What every service does with a request before and after its own code: who calls, the key, strict JSON, problems in words. */
package cn.sanwei.edge;
