package cn.sanwei.points.read.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param toDecide how many wait for the caller's confirmation
 * @param returned how many that the caller wrote down came back to him
 */
@Schema(examples = "{\"toDecide\": 12, \"returned\": 1}")
public record RecordCounts(int toDecide, int returned) {}
