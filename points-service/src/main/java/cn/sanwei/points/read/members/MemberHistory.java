package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that was said of a member's place, the latest first.
 *
 * @param version for the If-Match of the next change
 */
@Schema(examples = """
                {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "version": 1,
                 "items": [{"version": 1, "what": "registered", "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                            "organisationName": "云溪社区第一党支部", "status": "full", "categories": ["retired"],
                            "posts": [], "from": "2026-01-01", "recordedAt": "2026-01-02T08:30:00Z"}]}
                """)
public record MemberHistory(MemberId member, int version, List<MemberStep> items) {}
