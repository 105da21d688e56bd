package cn.sanwei.wish.read.wishdetail;

import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.wish.read.wishdetail.WishDetail.Remark;
import cn.sanwei.wish.read.wishdetail.WishDetail.Somebody;
import cn.sanwei.wish.write.Persons;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes/{wish}")
public class WishDetailResource {
    /** States in which a wish has been shown to everyone. */
    private static final Set<String> OUT = Set.of("published", "claimed", "fulfilled", "confirmed");

    private static final String ROW = """
            select state, category, public_wording, title, text, contact, somebody_name, somebody_phone,
                   cast(claimant as text), cast(promised_by as text), rating,
                   cast(extract(epoch from submitted_at) * 1000 as bigint), submitter, cast(submitter_member as text)
            from wish where id = cast(cast(:id as text) as uuid)
            """;
    /** A wish has few; the bound is for one that was claimed and given back over and over. */
    private static final String REMARKS = """
            select kind, text, cast(extract(epoch from recorded_at) * 1000 as bigint)
            from wish_remark where wish = cast(cast(:id as text) as uuid)
            order by recorded_at desc limit 100
            """;

    private final Callers callers;
    private final EventStore store;

    WishDetailResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.SOCIAL_WORKER, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "一个心愿：按身份给出应见的内容")
    @APIResponse(responseCode = "200", description = "心愿")
    public Uni<WishDetail> detail(@PathParam("wish") WishId wish) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> transaction
                        .session()
                        .createNativeQuery(ROW, Object[].class)
                        .setParameter("id", wish.toString())
                        .getSingleResultOrNull()
                        .onItem()
                        .ifNull()
                        .failWith(Problems::notFound)
                        .chain(row -> seen(transaction, caller, wish, row)));
    }

    private static Uni<WishDetail> seen(Transaction transaction, Caller caller, WishId wish, Object[] row) {
        boolean staff = Persons.isStaff(caller);
        boolean submitter = caller.subject().equals(row[12]);
        boolean claimant =
                caller.member().filter(m -> m.toString().equals(row[8])).isPresent();
        if (!staff && !submitter && !OUT.contains((String) row[0])) {
            throw Problems.notFound();
        }
        if (!staff && !submitter && !claimant) {
            return Uni.createFrom().item(detail(wish, row, false, null));
        }
        return transaction
                .session()
                .createNativeQuery(REMARKS, Object[].class)
                .setParameter("id", wish.toString())
                .getResultList()
                .map(remarks -> detail(
                        wish,
                        row,
                        true,
                        remarks.stream().map(WishDetailResource::remark).toList()));
    }

    private static WishDetail detail(WishId wish, Object[] row, boolean inside, List<Remark> remarks) {
        Somebody somebody = row[6] == null ? null : new Somebody((String) row[6], (String) row[7]);
        return new WishDetail(
                wish.value(),
                (String) row[0],
                (String) row[1],
                (String) row[2],
                inside ? (String) row[3] : null,
                inside ? (String) row[4] : null,
                inside ? (String) row[5] : null,
                inside ? somebody : null,
                inside && row[8] != null ? UUID.fromString((String) row[8]) : null,
                inside && row[9] != null ? LocalDate.parse((String) row[9]) : null,
                row[10] == null ? null : ((Number) row[10]).intValue(),
                inside ? Instant.ofEpochMilli(((Number) row[11]).longValue()) : null,
                remarks);
    }

    private static Remark remark(Object[] row) {
        return new Remark((String) row[0], (String) row[1], Instant.ofEpochMilli(((Number) row[2]).longValue()));
    }
}
