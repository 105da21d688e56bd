package cn.sanwei.benchmarks.work;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import cn.sanwei.contracts.Store;

/** An event with its envelope, as a service would have made it. */
public record Told(Store store, EventEnvelope envelope, SanweiEvent event) {}
