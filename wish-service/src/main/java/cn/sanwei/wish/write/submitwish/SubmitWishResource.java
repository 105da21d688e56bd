package cn.sanwei.wish.write.submitwish;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.wish.domain.WishCommand.SubmitWish;
import cn.sanwei.wish.write.WishWriting;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes")
public class SubmitWishResource {
    private static final String INSERT = """
            insert into wish (id, township, county, state, title, text, contact, somebody_name, somebody_phone,
                              submitter, submitter_member, submitted_at)
            select cast(cast(:id as text) as uuid), t.id, t.county, :state, :title, :text, cast(:contact as text),
                   cast(:name as text), cast(:phone as text), :submitter,
                   cast(cast(:member as text) as uuid), cast(cast(:at as text) as timestamptz)
            from township t where t.id = :township
            """;

    private final Callers callers;
    private final CommandEdge edge;
    private final WishWriting writing;

    SubmitWishResource(Callers callers, CommandEdge edge, WishWriting writing) {
        this.callers = callers;
        this.edge = edge;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "提交微心愿；书记、社工和组织办可代没有账号的群众提交")
    @APIResponse(responseCode = "201", description = "已提交，等待审核")
    @APIResponse(responseCode = "409", description = "wish-already-submitted")
    public Uni<Response> submit(@Valid @NotNull SubmitWishRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        if (request.forSomebody() != null && !mayFileForOthers(caller)) {
            throw Problems.forbidden("not-for-others", "只有书记、社工和组织办可以代他人提交心愿。");
        }
        WishId wish = Optional.ofNullable(request.wish()).orElseGet(() -> new WishId(UUID.randomUUID()));
        return writing.begin(
                context,
                new SubmitWish(wish, context.at()),
                (transaction, appended) -> insert(
                        transaction, context, caller, wish, appended.state().code(), request));
    }

    private static boolean mayFileForOthers(Caller caller) {
        return caller.has(Roles.BRANCH_SECRETARY)
                || caller.has(Roles.SOCIAL_WORKER)
                || caller.has(Roles.TOWNSHIP_OFFICE);
    }

    private static Uni<Void> insert(
            Transaction transaction,
            CommandContext context,
            Caller caller,
            WishId wish,
            String state,
            SubmitWishRequest request) {
        var somebody = Optional.ofNullable(request.forSomebody());
        return transaction
                .session()
                .createNativeQuery(INSERT)
                .setParameter("id", wish.toString())
                .setParameter("township", context.township())
                .setParameter("state", state)
                .setParameter("title", request.title())
                .setParameter("text", request.text())
                .setParameter("contact", request.contact())
                .setParameter(
                        "name", somebody.map(SubmitWishRequest.Somebody::name).orElse(null))
                .setParameter(
                        "phone", somebody.map(SubmitWishRequest.Somebody::phone).orElse(null))
                .setParameter("submitter", caller.subject())
                .setParameter("member", caller.member().map(MemberId::toString).orElse(null))
                .setParameter("at", context.at().toString())
                .executeUpdate()
                .replaceWithVoid();
    }
}
