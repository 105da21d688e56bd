package cn.sanwei.points.read.box;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry with its history, as its author, the township office or a branch that has it may read it. A branch reads the
 * office's wording where there is one, and of an author who wished so neither name nor contact.
 *
 * @param version for If-Match
 * @param mine whether the reader wrote it
 * @param member its author; null for residents and where the reader may not know him
 * @param wording what the branch reads; null where that is the author's own text
 * @param due the day by whose end something is to be done; null where nothing is awaited
 * @param news whether something came of it, or a day passed, since its author last looked; always false for others
 * @param contentUntil until when the author may say that he is not content; null before and after
 * @param publication what everybody reads of it; null where nothing was published
 */
@Schema(examples = """
                {"entry": "4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d", "version": 2, "receipt": "2026-0007", "mine": false,
                 "kind": "suggestion", "area": "party-life", "text": "建议把主题党日放在周末上午，上班的同志也能参加。",
                 "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国", "contact": null, "onPaper": false,
                 "about": null, "aboutName": null, "concernsLeader": false, "shielded": false, "state": "acknowledged",
                 "organisation": null, "organisationName": null, "wording": null, "filedAt": "2026-03-10T02:00:00Z",
                 "due": "2026-03-24", "daysLeft": 6, "overdue": false, "news": false, "extended": false, "contentUntil": null,
                 "publication": null,
                 "steps": [{"kind": "filed", "at": "2026-03-10T02:00:00Z", "by": "author", "name": null,
                            "organisationName": null, "day": "2026-03-24", "text": null}],
                 "mayHandOver": true, "mayReturn": false, "mayExtend": true, "mayAnswer": true, "mayReopen": false,
                 "mayWithdraw": false}
                """)
public record BoxEntryView(
        UUID entry,
        int version,
        String receipt,
        boolean mine,
        String kind,
        String area,
        String text,
        MemberId member,
        String name,
        String contact,
        boolean onPaper,
        OrganisationId about,
        String aboutName,
        boolean concernsLeader,
        boolean shielded,
        String state,
        OrganisationId organisation,
        String organisationName,
        String wording,
        Instant filedAt,
        LocalDate due,
        Integer daysLeft,
        boolean overdue,
        boolean news,
        boolean extended,
        LocalDate contentUntil,
        Wording publication,
        List<BoxStepView> steps,
        boolean mayHandOver,
        boolean mayReturn,
        boolean mayExtend,
        boolean mayAnswer,
        boolean mayReopen,
        boolean mayWithdraw) {

    /** @param correctedAt null where it was not */
    @Schema(
            name = "BoxPublicationOfEntry",
            examples =
                    "{\"question\": \"主题党日能否放在周末？\", \"answer\": \"从下月起每季度安排一次。\", \"publishedAt\": \"2026-03-20T02:00:00Z\", \"correctedAt\": null}")
    public record Wording(String question, String answer, Instant publishedAt, Instant correctedAt) {}
}
