package cn.sanwei.points.read.queries;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param toAnswer queries that wait for the caller
 * @param toDecide appeals that do
 * @param overdue how many of both should have been answered by yesterday
 */
@Schema(examples = "{\"toAnswer\": 3, \"toDecide\": 0, \"overdue\": 1}")
public record QueryCounts(int toAnswer, int toDecide, int overdue) {}
