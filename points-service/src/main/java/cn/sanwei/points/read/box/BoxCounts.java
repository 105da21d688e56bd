package cn.sanwei.points.read.box;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What waits for the caller.
 *
 * @param toAcknowledge entries of which nobody has told the author yet that they are dealt with
 * @param toAnswer entries that he is to answer
 * @param overdue how many of both should have been done by yesterday
 * @param daysLeft until the first of the others is due; null where there is none
 */
@Schema(examples = "{\"toAcknowledge\": 2, \"toAnswer\": 3, \"overdue\": 1, \"daysLeft\": 2}")
public record BoxCounts(int toAcknowledge, int toAnswer, int overdue, Integer daysLeft) {}
