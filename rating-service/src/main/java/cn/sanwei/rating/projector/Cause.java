package cn.sanwei.rating.projector;

import java.time.Instant;
import java.util.UUID;

/** The event because of which something is folded again. */
record Cause(UUID event, Instant recordedAt) {}
