package cn.sanwei.points.write.readarticle;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param secondsToRead how long after {@code startedAt} the reading can be finished, on the server's clock */
@Schema(examples = """
                {"id": "5d0e8f6a-1b2c-4d3e-8f9a-0b1c2d3e4f5a", "startedAt": "2026-03-01T01:00:00Z", "secondsToRead": 30}
                """)
public record StartedReading(UUID id, Instant startedAt, int secondsToRead) {}
