package cn.sanwei.points.read.quartersheets;

import cn.sanwei.contracts.MemberId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of whom a sheet shows.
 *
 * @param name null where it was erased
 * @param seenAt when he acknowledged it; null before
 * @param onPaper whether he signed for it; null before
 */
@Schema(examples = """
        {"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "name": "张卫国", "seenAt": "2026-10-11T01:00:00Z",
         "onPaper": false}
        """)
public record Reader(MemberId member, String name, Instant seenAt, Boolean onPaper) {}
