package cn.sanwei.points.read.box;

import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who may read what of an entry, in one place: the rows are judged where they lie. */
final class BoxSql {
    private static final String LED = """
            (select below.organisation from unnest(string_to_array(nullif(:led, ''), ',')) top
             cross join lateral subtree_of(cast(top as uuid)) below)
            """;
    /** Whom an entry concerns does not hear of it, in whatever other part he comes. */
    private static final String CONCERNED =
            "(e.concerns_leader and cast(e.about as text) = any (string_to_array(:held, ',')))";

    private static final String OFFICE = "(:office = 'true' and not " + CONCERNED + ")";
    private static final String BRANCH = "(e.organisation in " + LED + " and not " + CONCERNED + ")";
    private static final String MINE =
            "(coalesce(e.author = :subject, false) or coalesce(cast(e.member as text) = :me, false))";
    private static final String OPEN = "(e.stage in ('filed', 'acknowledged', 'handed-over', 'reopened'))";
    /** Until it is acknowledged that is the first thing awaited. */
    private static final String DUE =
            "(case when e.stage = 'filed' then e.acknowledge_by when " + OPEN + " then e.due end)";

    private static final String LEFT = "(" + DUE + " - cast(cast(:today as text) as date))";
    private static final String OVERDUE = "coalesce(" + LEFT + " < 0, false)";
    /** What others did since the author last looked, or that a day has passed since then without anything. */
    private static final String NEWS = "(" + MINE + """
             and (exists (select from box_step n where n.entry = e.entry and n.version > e.seen_version
                          and n.by_role <> 'author'
                          and n.kind in ('acknowledged', 'handed-over', 'extended', 'answered'))
                  or
            """ + OVERDUE + " and coalesce(e.seen_on <= " + DUE + ", true)))";

    private static final String IN_CHARGE =
            "(" + OPEN + " and (" + OFFICE + " or e.stage = 'handed-over' and " + BRANCH + "))";
    /** What was handed over waits for the branch, and for the office as well when it is late. */
    private static final String WAITS = "(" + OPEN + " and not " + MINE + " and case when e.stage = 'handed-over' then "
            + BRANCH + " or " + OFFICE + " and " + OVERDUE + " else " + OFFICE + " end)";
    /** Those who may know the author. */
    private static final String KNOWN = "(" + OFFICE + " or " + MINE + " or not e.shielded)";

    private static final String RECEIPT = "e.year || '-' || lpad(cast(e.number as text), 4, '0')";
    private static final String WORDS = "(case when " + OFFICE + " or " + MINE
            + " then e.text else coalesce(e.wording, case when e.shielded then '' else e.text end) end)";
    private static final String NAMES = """
            from box_entry e
            left join organisation about on about.organisation = e.about
            left join organisation o on o.organisation = e.organisation
            left join person p on p.member = e.member
            """;
    private static final String SEEN = "(" + OFFICE + " or " + BRANCH + ")";
    private static final String PAGE = """
              and (e.filed_at, e.entry)
                  < (cast(cast(:after as text) as timestamptz), cast(cast(:entry as text) as uuid))
            order by e.filed_at desc, e.entry desc limit cast(cast(:limit as text) as integer)
            """;

    static final String LINES = "select e.entry, e.version, " + RECEIPT
            + " as receipt, e.kind, e.area, left(" + WORDS + ", 60) as excerpt, case when " + KNOWN
            + " then p.name end as name, about.name as about_name, e.organisation, o.name as organisation_name,"
            + " e.stage as state, e.filed_at, " + DUE + " as due, " + LEFT + " as days_left, " + OVERDUE
            + " as overdue, exists (select from box_publication x where x.entry = e.entry) as published " + NAMES
            + " where " + SEEN + """
              and (:state = '' or e.stage = :state) and (:kind = '' or e.kind = :kind)
              and (:overdue = '' or
            """ + OVERDUE + " = (:overdue = 'true'))" + PAGE;

    /** The author reads what was said to him; the branch what was said to it. */
    private static final String STEPS = """
            (select coalesce(jsonb_agg(jsonb_build_object(
                        'kind', s.kind, 'at', s.at, 'by', s.by_role,
                        'name', case when
            """ + OFFICE + """
                                     and s.by_role <> 'author' then coalesce(sp.name, sa.name) end,
                        'organisation_name', so.name, 'day', s.day,
                        'text', case s.kind
                                    when 'returned' then case when
            """ + SEEN + """
                                                              then s.text end
                                    when 'handed-over' then case when
            """ + SEEN + """
                                                                 then s.text end
                                    when 'not-content' then case when
            """ + KNOWN + """
                                                                 then s.text end
                                    else s.text end) order by s.version), '[]')
             from box_step s
             left join organisation so on so.organisation = s.organisation
             left join person sp on sp.member = s.by_member
             left join account sa on cast(sa.keycloak_id as text) = s.by_account and sa.name is not null
             where s.entry = e.entry and (
            """ + SEEN + """
                 or s.kind in ('filed', 'acknowledged', 'handed-over', 'extended', 'answered', 'not-content', 'withdrawn'))
            ) as steps
            """;

    private static final String VIEW = "select e.entry, e.version, " + RECEIPT + " as receipt, " + MINE
            + " as mine, e.kind, e.area, " + WORDS + " as text, case when " + KNOWN
            + " then e.member end as member, case when " + KNOWN + " then p.name end as name, case when " + KNOWN
            + " then e.contact end as contact, e.on_paper, e.about, about.name as about_name, e.concerns_leader,"
            + " e.shielded, e.stage as state, e.organisation, o.name as organisation_name, case when " + OFFICE
            + " then e.wording end as wording, e.filed_at, " + DUE + " as due, " + LEFT + " as days_left, " + OVERDUE
            + """
               as overdue,
            """ + NEWS + """
                as news, e.extended, e.content_until,
               (select jsonb_build_object('question', x.question, 'answer', x.answer, 'published_at', x.published_at,
                                          'corrected_at', x.corrected_at)
                from box_publication x where x.entry = e.entry) as publication,
            """ + STEPS + ", " + OFFICE
            + " and e.stage in ('filed', 'acknowledged', 'handed-over') as may_hand_over, "
            + "e.stage = 'handed-over' and " + SEEN + " as may_return, "
            + IN_CHARGE + " and not e.extended and e.due >= cast(cast(:today as text) as date) as may_extend, "
            + IN_CHARGE + " and not " + MINE + " as may_answer, "
            + "(" + MINE + " or e.on_paper and " + OFFICE + ") and e.stage = 'answered'"
            + " and e.content_until >= cast(cast(:today as text) as date) as may_reopen, "
            + "(" + MINE + " or e.on_paper and " + OFFICE + ") and " + OPEN + " as may_withdraw " + NAMES;

    static final String ONE = VIEW + " where e.entry = cast(cast(:entry as text) as uuid) and " + SEEN;
    static final String MINE_ALL = VIEW + " where " + MINE + PAGE;
    /** The last of what others did names the line; where nothing was done it is the day that has passed. */
    static final String NEWS_OF_MINE =
            "select e.entry, " + RECEIPT + " as receipt, e.stage as state, came.kind, came.at, "
                    + DUE + " as due, " + OVERDUE + " as overdue, e.content_until from box_entry e " + """
            left join lateral (select n.kind, n.at from box_step n
                               where n.entry = e.entry and n.version > e.seen_version and n.by_role <> 'author'
                                 and n.kind in ('acknowledged', 'handed-over', 'extended', 'answered')
                               order by n.version desc limit 1) came on true
            where
            """ + NEWS
                    + " order by coalesce(came.at, e.filed_at) desc, e.entry limit 20";

    static final String COUNTS = "select cast(count(*) filter (where e.stage = 'filed') as integer) as to_acknowledge,"
            + " cast(count(*) filter (where e.stage <> 'filed') as integer) as to_answer,"
            + " cast(count(*) filter (where " + OVERDUE + ") as integer) as overdue,"
            + " min(" + LEFT + ") filter (where not " + OVERDUE + ") as days_left from box_entry e where " + WAITS;
    static final String MINE_NOW = "select cast(count(*) as integer) as number from box_entry e where " + MINE
            + " and (" + OPEN
            + " or cast(e.filed_at at time zone 'Asia/Shanghai' as date) = cast(cast(:today as text) as date))";

    private BoxSql() {}

    static Map<String, Object> parameters(Caller caller, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("office", caller.has(Roles.TOWNSHIP_OFFICE));
        parameters.put("led", Leadership.led(caller));
        parameters.put("held", caller.led().stream().map(Object::toString).collect(Collectors.joining(",")));
        parameters.put("me", caller.member().map(Object::toString).orElse(""));
        parameters.put("subject", caller.subject());
        parameters.put("today", CycleDays.dayOf(now));
        return parameters;
    }
}
