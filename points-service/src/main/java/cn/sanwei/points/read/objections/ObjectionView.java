package cn.sanwei.points.read.objections;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param member whose grade it is about
 * @param objector null for somebody who is no member
 * @param upheld null while it is unanswered, like the two below it
 */
@Schema(examples = """
                {"objection": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                 "cycle": "2026", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "objector": null,
                 "text": "认为年度出勤少记了一次，请核对。", "filedAt": "2027-01-12T02:00:00Z", "upheld": null, "grade": null,
                 "answer": null, "answeredAt": null}
                """)
public record ObjectionView(
        ObjectionId objection,
        OrganisationId branch,
        Cycle cycle,
        MemberId member,
        MemberId objector,
        String text,
        Instant filedAt,
        Boolean upheld,
        String grade,
        String answer,
        Instant answeredAt) {}
