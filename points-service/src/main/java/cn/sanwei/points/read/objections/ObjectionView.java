package cn.sanwei.points.read.objections;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.ObjectionId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param member whose grade it is about
 * @param objector null for somebody who is no member
 * @param mine whether the caller objected, himself or on paper
 * @param onPaper whether somebody typed it in for the objector
 * @param upheld null while it is unanswered, like the two below it
 * @param withdrawnAt null unless it was taken back, like the three below it
 * @param withdrawalRecorder who entered that it was taken back; null also for an account of the office that is no member's
 * @param withdrawalDay on which the paper was signed; null where the objector took it back himself, like the paper
 */
@Schema(examples = """
                {"objection": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "branch": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                 "cycle": "2026", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "objector": null,
                 "text": "认为年度出勤少记了一次，请核对。", "filedAt": "2027-01-12T02:00:00Z", "upheld": null, "grade": null,
                 "answer": null, "answeredAt": null, "mine": false, "onPaper": true, "withdrawnAt": "2027-01-13T02:00:00Z",
                 "withdrawalRecorder": "0b9d5f0e-3f5c-4d0e-8a43-6f8a1c2b3d4e", "withdrawalDay": "2027-01-13",
                 "withdrawalPaper": "撤回异议申请书（本人签名），存支部档案"}
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
        Instant answeredAt,
        boolean mine,
        boolean onPaper,
        Instant withdrawnAt,
        MemberId withdrawalRecorder,
        LocalDate withdrawalDay,
        String withdrawalPaper) {}
