package cn.sanwei.activity.write.fileactivity;

import cn.sanwei.activity.domain.ActivityCommand;
import cn.sanwei.activity.domain.ActivityCommand.FileActivity;
import cn.sanwei.activity.domain.ActivityKind;
import cn.sanwei.activity.domain.ActivityState;
import cn.sanwei.activity.domain.Expects;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityFiled;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.OrganisationLevel;
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
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities")
public class FileActivityResource {
    private static final String INSERT = """
            insert into activity (id, township, county, organisation, kind, theme, title, content, place, leader_note,
                                  starts_at, ends_at, expects, state, filed_by)
            select cast(cast(:id as text) as uuid), t.id, t.county, cast(cast(:organisation as text) as uuid), :kind,
                   cast(:theme as text), :title, :content, :place, cast(:note as text),
                   cast(cast(:starts as text) as timestamptz), cast(cast(:ends as text) as timestamptz), :expects,
                   :state, :by
            from township t where t.id = :township
            """;

    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final Roster roster;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    FileActivityResource(
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
    @Operation(summary = "活动备案：事前，或事后六十天之内补报")
    @APIResponse(responseCode = "201", description = "已备案，等待确认")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "404", description = "没有这一党组织")
    @APIResponse(responseCode = "409", description = "already-filed")
    @APIResponse(
            responseCode = "422",
            description = "impossible-times、filed-too-late、filed-too-early、not-for-this-kind、not-held-here")
    public Uni<Response> file(@Valid @NotNull FileActivityRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        ActivityId activity =
                Optional.ofNullable(request.activity()).orElseGet(() -> new ActivityId(UUID.randomUUID()));
        return writing.begin(
                        context,
                        activity,
                        transaction -> authority
                                .toLead(transaction, caller, request.organisation())
                                .chain(() -> roster.level(transaction, request.organisation()))
                                .map(level -> command(context, activity, level.orElseThrow(), request)),
                        (transaction, appended) -> insert(transaction, context, activity, appended, request))
                .map(Answers::of);
    }

    private static ActivityCommand command(
            CommandContext context, ActivityId activity, OrganisationLevel level, FileActivityRequest request) {
        return new FileActivity(
                activity,
                request.organisation(),
                level,
                ActivityKind.of(request.kind()).orElseThrow(),
                Optional.ofNullable(request.theme()),
                request.startsAt().truncatedTo(ChronoUnit.MILLIS),
                request.endsAt().truncatedTo(ChronoUnit.MILLIS),
                Optional.ofNullable(request.expects()).flatMap(Expects::of),
                context.at());
    }

    private Uni<Void> insert(
            Transaction transaction,
            CommandContext context,
            ActivityId activity,
            Appended<ActivityState, ActivityEvent> appended,
            FileActivityRequest request) {
        ActivityFiled filed = (ActivityFiled) appended.events().getFirst();
        return tables.on(transaction, context.township(), activity, INSERT)
                .setParameter("organisation", filed.organisation().toString())
                .setParameter("kind", filed.kind())
                .setParameter("theme", filed.theme())
                .setParameter("title", request.title())
                .setParameter("content", request.content())
                .setParameter("place", request.place())
                .setParameter("note", request.leaderNote())
                .setParameter("starts", filed.startsAt().toString())
                .setParameter("ends", filed.endsAt().toString())
                .setParameter("expects", filed.expects())
                .setParameter("state", ActivityState.code(appended.state()))
                .setParameter("by", context.caller())
                .executeUpdate()
                .replaceWithVoid();
    }
}
