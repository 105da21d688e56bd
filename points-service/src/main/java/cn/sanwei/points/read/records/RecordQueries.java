package cn.sanwei.points.read.records;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.points.wiring.Leadership;
import java.util.HashMap;
import java.util.Map;

/** Who sees which records, once for all their lists. */
final class RecordQueries {
    /** The organisations that the caller leads, with all below. */
    private static final String LED = """
            (select below.organisation from unnest(string_to_array(nullif(:led, ''), ',')) top
             cross join lateral subtree_of(cast(top as uuid)) below)
            """;

    private static final String BY_CALLER =
            "(last.recorded_by = :subject or cast(last.recorder as text) = nullif(:me, ''))";

    /** What waits for the caller: never what he wrote himself or what is about him. */
    static final String MAY_DECIDE = "(r.state in ('entered', 'correcting') and (:everything = 'true' or r.review in "
            + LED + ") and " + BY_CALLER + " is not true and cast(r.member as text) <> :me)";

    /** Whoever leads where it was written, or where the member was. */
    static final String LEADS = "(:everything = 'true' or r.organisation in " + LED + " or r.place in " + LED + ")";

    /** The member himself, once it counts or has counted. */
    static final String OWN = "(cast(r.member as text) = :me and r.state in ('confirmed', 'correcting', 'cancelled'))";

    /**
     * {@code last} is what was written last, {@code shown} what is said of the record: of one that counts what counts, of one
     * that does not count any more what counted, of others what was written last; a member sees only what has counted.
     */
    static final String RECORDS =
            """
            select r.record, r.sheet,
                   (select max(e.version) from event e where e.stream = 'record-sheet/' || cast(r.sheet as text)) as version,
                   r.line, r.organisation, o.name as organisation_name, r.member, p.name, r.state,
                   last.purpose, shown.fact, shown.occurred_at, shown.measures, shown.attributes, shown.document_title,
                   shown.document_number, shown.document_body, shown.note, last.why, recorder.name as recorder_name,
                   last.recorded_at, decider.name as decider_name, last.decided_at, last.answer, standing.event,
            """ + BY_CALLER + " is true as mine, " + MAY_DECIDE + " as may_decide " + """
            from member_record r
            join organisation o using (organisation)
            join record_version last on last.record = r.record and last.number = r.latest
            cross join lateral (
                select * from record_version v
                where v.record = r.record and v.fact is not null
                  and (v.event is not null or r.state <> 'confirmed' and r.state <> 'cancelled' and
            """ + LEADS + """
                       )
                order by v.number desc limit 1) shown
            left join record_version standing
                on standing.record = r.record and standing.number = r.standing and r.state <> 'cancelled'
            left join person p on p.member = r.member
            left join person recorder on recorder.member = last.recorder
            left join person decider on decider.member = last.decider
            """;

    private RecordQueries() {}

    static Map<String, Object> parameters(Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("everything", caller.has(Roles.TOWNSHIP_OFFICE));
        parameters.put("led", Leadership.led(caller));
        parameters.put("me", caller.member().map(Object::toString).orElse(""));
        parameters.put("subject", caller.subject());
        return parameters;
    }
}
