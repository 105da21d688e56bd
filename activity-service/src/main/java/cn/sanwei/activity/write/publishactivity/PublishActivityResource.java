package cn.sanwei.activity.write.publishactivity;

import cn.sanwei.activity.domain.ActivityCommand.Publish;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.activity.write.ActivityWriting;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.roster.Authority;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/activity/activities/{activity}/publication")
public class PublishActivityResource {
    private static final int SECRET_BYTES = 32;
    private static final String SECRET = """
            insert into check_in_secret (activity, township, county, secret)
            select id, township, county, decode(cast(:secret as text), 'hex')
            from activity where township = :township and id = cast(cast(:id as text) as uuid)
            """;
    private final SecureRandom random = new SecureRandom();

    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final ActivityTables tables;
    private final ActivityWriting writing;

    PublishActivityResource(
            CommandEdge edge, Callers callers, Authority authority, ActivityTables tables, ActivityWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "公开已确认的活动：党员可见、可报名，届时可扫码签到")
    @APIResponse(responseCode = "200", description = "已公开")
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public Uni<Response> publish(@PathParam("activity") ActivityId activity) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        return writing.carryOut(
                        context,
                        activity,
                        (transaction, row) -> authority
                                .toLead(transaction, caller, row.organisation())
                                .replaceWith(() -> new Publish(context.at())),
                        (transaction, appended) -> tables.on(transaction, context.township(), activity, SECRET)
                                .setParameter("secret", newSecret())
                                .executeUpdate()
                                .replaceWithVoid())
                .map(Answers::of);
    }

    private String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
