package cn.sanwei.activity.write.completefiling;

import cn.sanwei.activity.domain.ActivityCommand.CompleteFiling;
import cn.sanwei.activity.domain.ActivityState;
import cn.sanwei.activity.domain.Expects;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Authority;
import cn.sanwei.roster.Roster;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/completion")
public class CompleteFilingResource {
    private static final String UPDATE = """
            update activity
            set theme = cast(:theme as text), title = coalesce(cast(:title as text), title),
                content = coalesce(cast(:content as text), content), place = coalesce(cast(:place as text), place),
                leader_note = coalesce(cast(:note as text), leader_note),
                starts_at = cast(cast(:starts as text) as timestamptz),
                ends_at = cast(cast(:ends as text) as timestamptz), expects = :expects, return_reason = null,
                filed_by = :by
            where township = :township and id = cast(cast(:id as text) as uuid)
            """;

    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final Roster roster;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    CompleteFilingResource(
            CommandEdge edge,
            Callers callers,
            Authority authority,
            Roster roster,
            ActivityTables tables,
            ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.roster = roster;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "补正被退回的备案；没有填的项目保持原样")
    @APIResponse(responseCode = "200", description = "已补正，重新等待确认")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(
            responseCode = "422",
            description = "impossible-times、filed-too-late、filed-too-early、not-for-this-kind、not-held-here")
    public Uni<Response> complete(
            @PathParam("activity") ActivityId activity, @Valid @NotNull CompleteFilingRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toLead(transaction, caller, row.organisation())
                                .chain(() -> roster.level(transaction, row.organisation()))
                                .map(level -> new CompleteFiling(
                                        level.orElseThrow(),
                                        Optional.ofNullable(request.theme()),
                                        truncated(request.startsAt()),
                                        truncated(request.endsAt()),
                                        Optional.ofNullable(request.expects()).flatMap(Expects::of),
                                        context.at())),
                        (transaction, appended) -> update(transaction, context, activity, appended, request))
                .map(Answers::of);
    }

    private static Optional<Instant> truncated(Instant instant) {
        return Optional.ofNullable(instant).map(i -> i.truncatedTo(ChronoUnit.MILLIS));
    }

    private Uni<Void> update(
            Transaction transaction,
            CommandContext context,
            ActivityId activity,
            Appended<ActivityState, ActivityEvent> appended,
            CompleteFilingRequest request) {
        ActivityFiled filed = (ActivityFiled) appended.events().getFirst();
        return tables.on(transaction, context.township(), activity, UPDATE)
                .setParameter("theme", filed.theme())
                .setParameter("title", request.title())
                .setParameter("content", request.content())
                .setParameter("place", request.place())
                .setParameter("note", request.leaderNote())
                .setParameter("starts", filed.startsAt().toString())
                .setParameter("ends", filed.endsAt().toString())
                .setParameter("expects", filed.expects())
                .setParameter("by", context.caller())
                .executeUpdate()
                .replaceWithVoid();
    }
}
