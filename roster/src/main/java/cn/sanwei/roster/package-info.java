/** The members and organisations that activity-service and wish-service keep for themselves, from the topic of points-service. */
package cn.sanwei.roster;
