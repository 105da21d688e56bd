package cn.sanwei.activity.read.mine;

import cn.sanwei.activity.domain.Expects;
import cn.sanwei.activity.read.activities.ActivitySummary;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ExpectedMembers;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is coming for the caller: where he is expected, and where he may come as a volunteer. */
@Path("/api/activity/mine")
public class MyActivitiesResource {
    /** The next ones; nobody has more ahead that he would read. */
    private static final int MOST = 50;

    /** Only where the caller's organisation or one above it holds it; whom exactly it expects is asked of each. */
    private static final String COMING = """
            with recursive above (id, parent) as (
                select o.id, o.parent from roster_organisation o
                where o.id = (select l.organisation from roster_line l
                              where l.member = cast(cast(:member as text) as uuid)
                                and l.since <= cast(cast(:today as text) as date)
                              order by l.since desc limit 1)
                union
                select o.id, o.parent from roster_organisation o join above a on o.id = a.parent)
            select\s""" + ActivitySummary.COLUMNS + """
            , exists (select from sign_up s where s.township = activity.township and s.activity = activity.id
                      and s.member = cast(cast(:member as text) as uuid)),
            (select a.mark from attendance a where a.township = activity.township and a.activity = activity.id
             and a.member = cast(cast(:member as text) as uuid))
            from activity
            where state = 'published' and ends_at > cast(cast(:now as text) as timestamptz)
              and (expects = 'volunteers' or organisation in (select id from above))
            order by starts_at, id limit :rows
            """;
    /** More than is shown, since some are for a committee that the caller is not of. */
    private static final int MOST_READ = 100;

    private final Callers callers;
    private final EventStore store;
    private final ExpectedMembers expected;
    private final Clock clock;

    MyActivitiesResource(Callers callers, EventStore store, ExpectedMembers expected, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.expected = expected;
        this.clock = clock;
    }

    /** @param expected whether the caller is, or else may come if he likes */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Coming(ActivitySummary activity, boolean expected, boolean signedUp, String mark) {}

    @Schema(examples = """
            {"items": [{"activity": {"id": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "kind": "theme-day",
             "organisation": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11", "title": "主题党日：走进邻里", "place": "党群服务中心",
             "startsAt": "2026-12-05T06:00:00Z", "endsAt": "2026-12-05T08:00:00Z", "expects": "everyone",
             "state": "published"}, "expected": true, "signedUp": false}]}""")
    public record ComingActivities(List<Coming> items) {}

    @GET
    @RolesAllowed(Roles.MEMBER)
    @Operation(summary = "我的活动：应参加的和可报名的，按开始时间")
    @APIResponse(responseCode = "200", description = "即将开始和正在进行的，最多五十个")
    public Uni<ComingActivities> coming() {
        var caller = callers.current();
        MemberId member = OwnMember.of(caller);
        Instant now = Instant.now(clock);
        return store.read(
                caller.division(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(COMING, Object[].class)
                        .setParameter("member", member.toString())
                        .setParameter("now", now.toString())
                        .setParameter("today", Days.of(now).toString())
                        .setParameter("rows", MOST_READ)
                        .getResultList()
                        .chain(rows -> concerning(transaction, member, rows, 0, new ArrayList<>()))
                        .map(ComingActivities::new));
    }

    /** One after the other: a session takes one question at a time. */
    private Uni<List<Coming>> concerning(
            Transaction transaction, MemberId member, List<Object[]> rows, int from, List<Coming> found) {
        if (from == rows.size() || found.size() == MOST) {
            return Uni.createFrom().item(found);
        }
        Object[] row = rows.get(from);
        ActivitySummary activity = ActivitySummary.of(row);
        boolean signedUp = (Boolean) row[10];
        Expects expects = Expects.of(activity.expects()).orElseThrow();
        Uni<Boolean> concerned = expects == Expects.VOLUNTEERS
                ? Uni.createFrom().item(signedUp)
                : expected.isExpected(transaction, row(activity, expects), member);
        return concerned
                .invoke(is -> {
                    if (is || signedUp || expects == Expects.VOLUNTEERS) {
                        found.add(new Coming(activity, is, signedUp, (String) row[11]));
                    }
                })
                .chain(() -> concerning(transaction, member, rows, from + 1, found));
    }

    private static ActivityRow row(ActivitySummary activity, Expects expects) {
        return new ActivityRow(
                new ActivityId(activity.id()),
                new OrganisationId(activity.organisation()),
                expects,
                activity.startsAt(),
                activity.state(),
                null);
    }
}
