package cn.sanwei.points.read.queries;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.contracts.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One query with what came of it.
 *
 * @param version for If-Match
 * @param organisation whose secretary answers; null where the office does
 * @param entry the event that the entry comes from, with the rule that made it and its label as the member read it
 * @param entryRecord the record that the entry comes from; null where it comes from something else
 * @param state filed, withdrawn, answered, appealed or decided
 * @param due the day by whose end the answer, or the decision, is to be given; null where none is awaited
 * @param overdue whether that day has passed: it is then the next level's to answer as well
 * @param outcome explained or corrected; null before the answer
 * @param record what corrects it, where that is a record
 * @param appealUntil the last day for an appeal; null before the answer
 * @param mayAppeal whether it may still be appealed
 * @param mayAnswer whether the caller may answer it now
 * @param mayDecide whether the caller may decide the appeal now
 */
@Schema(examples = """
                {"query": "4b8c1f0e-3c52-4f9b-8d1a-5b6b7a1f2c3d", "version": 2,
                 "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国",
                 "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "organisationName": "云溪社区第一党支部",
                 "cycle": "2026", "entry": "79a5838e-db28-446e-928a-b7cf2cca5cd7", "rule": "mediation",
                 "eventType": "cn.sanwei.points.record-confirmed.v1", "label": "调解纠纷",
                 "entryRecord": "0a7a3f6e-6f1a-4f0e-9a51-2f0d7c1b9e42", "text": "那天调解了两起。", "state": "answered",
                 "filedAt": "2026-03-10T02:00:00Z", "due": null, "overdue": false, "outcome": "explained",
                 "answer": "两起是同一户。", "record": null, "answeredAt": "2026-03-12T02:00:00Z",
                 "appealUntil": "2026-03-19", "mayAppeal": true, "appeal": null, "appealedAt": null,
                 "decisionOutcome": null, "decision": null, "decisionRecord": null, "decidedAt": null,
                 "mayAnswer": false, "mayDecide": false}
                """)
public record QueryView(
        QueryId query,
        int version,
        MemberId member,
        String name,
        OrganisationId organisation,
        String organisationName,
        Cycle cycle,
        UUID entry,
        String rule,
        String eventType,
        String label,
        RecordId entryRecord,
        String text,
        String state,
        Instant filedAt,
        LocalDate due,
        boolean overdue,
        String outcome,
        String answer,
        RecordId record,
        Instant answeredAt,
        LocalDate appealUntil,
        boolean mayAppeal,
        String appeal,
        Instant appealedAt,
        String decisionOutcome,
        String decision,
        RecordId decisionRecord,
        Instant decidedAt,
        boolean mayAnswer,
        boolean mayDecide) {}
