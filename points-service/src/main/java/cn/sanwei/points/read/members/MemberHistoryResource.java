package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/members/{member}/history")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Members")
public class MemberHistoryResource {
    private final Callers callers;
    private final EventStore store;

    MemberHistoryResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Operation(
            summary =
                    "All that was said of a member's place, the latest first, with the version for the next change; himself, his secretary or the office")
    public Uni<MemberHistory> history(MemberId member) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Members.requireMayActFor(transaction, caller, member)
                        .chain(() -> MemberSteps.all(transaction, member))
                        .chain(steps -> named(transaction, steps))
                        .map(steps -> {
                            if (steps.isEmpty()) {
                                throw Problems.notFound();
                            }
                            return new MemberHistory(member, steps.size(), steps.reversed());
                        }));
    }

    /** A handful: one after the other on the one connection. */
    private static Uni<List<MemberStep>> named(Transaction transaction, List<MemberStep> steps) {
        Uni<List<MemberStep>> named = Uni.createFrom().item(new ArrayList<>());
        for (MemberStep step : steps) {
            named = named.chain(so -> MemberSteps.named(transaction, step).map(done -> {
                so.add(done);
                return so;
            }));
        }
        return named;
    }
}
