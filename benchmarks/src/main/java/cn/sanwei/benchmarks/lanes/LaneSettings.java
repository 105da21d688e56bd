package cn.sanwei.benchmarks.lanes;

import cn.sanwei.benchmarks.work.Extent;
import java.nio.file.Path;

/**
 * Where a lane works.
 *
 * @param postgres host and port
 * @param folder of this lane alone, for what it keeps on disk
 */
public record LaneSettings(String kafka, String postgres, Path folder, Extent extent) {}
