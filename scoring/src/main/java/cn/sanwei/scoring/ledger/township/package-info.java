/** What is asked of all members of a township together: quotas, lists, what another rule book would change. */
package cn.sanwei.scoring.ledger.township;
