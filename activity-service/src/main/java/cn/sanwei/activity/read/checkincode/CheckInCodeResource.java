package cn.sanwei.activity.read.checkincode;

import cn.sanwei.activity.domain.ActivityRefusal.WrongState;
import cn.sanwei.activity.domain.CheckInCode;
import cn.sanwei.activity.write.ActivityRow;
import cn.sanwei.activity.write.ActivityTables;
import cn.sanwei.contracts.ActivityId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Authority;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The code for the screen of the room. */
@Path("/api/activity/activities/{activity}/code")
public class CheckInCodeResource {
    private final Callers callers;
    private final EventStore store;
    private final Authority authority;
    private final ActivityTables tables;
    private final Clock clock;

    CheckInCodeResource(Callers callers, EventStore store, Authority authority, ActivityTables tables, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.authority = authority;
        this.tables = tables;
        this.clock = clock;
    }

    /** @param validUntil from when on it is refused; the next code is there {@code everySeconds} after this one was */
    @Schema(examples = """
        {"code": "7KQ2MXHP", "validUntil": "2026-12-05T06:00:20Z", "everySeconds": 10}""")
    public record ShownCode(String code, Instant validUntil, long everySeconds) {}

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "现场屏幕上的签到码，每十秒一换；书记、组织办，或本组的党小组长")
    @APIResponse(
            responseCode = "200",
            description = "当前的签到码",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ShownCode.class)))
    @APIResponse(responseCode = "403", description = "not-your-organisation")
    @APIResponse(responseCode = "409", description = "wrong-state：还没有公开，或已办结")
    public Uni<Response> code(@PathParam("activity") ActivityId activity) {
        Caller caller = callers.current();
        Instant now = Instant.now(clock);
        return store.read(
                caller.division(),
                transaction -> tables.find(transaction, activity)
                        .onItem()
                        .ifNull()
                        .failWith(Problems::notFound)
                        .call(row -> mayShow(transaction, caller, row))
                        .chain(row -> secret(transaction, row))
                        .map(secret -> Response.ok(new ShownCode(
                                        CheckInCode.at(activity, secret, now),
                                        CheckInCode.validUntil(now),
                                        CheckInCode.EVERY.toSeconds()))
                                .cacheControl(notKept())
                                .build()));
    }

    private Uni<Void> mayShow(Transaction transaction, Caller caller, ActivityRow row) {
        boolean leadsTheGroup =
                caller.affiliations().contains(new Caller.Affiliation(row.organisation(), "group-leader"));
        return leadsTheGroup ? Uni.createFrom().voidItem() : authority.toLead(transaction, caller, row.organisation());
    }

    private Uni<CheckInCode.Secret> secret(Transaction transaction, ActivityRow row) {
        if (!row.state().equals("published")) {
            throw new RefusedException(new WrongState(row.state()));
        }
        return tables.secret(transaction, row.activity());
    }

    private static CacheControl notKept() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
