package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.OwnMember;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.grading.Band;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may object must see to what: the members of a branch, its published result. */
@Path("/api/points/publications/mine")
@RolesAllowed(Roles.MEMBER)
@Tag(name = "End of a cycle")
public class PublicationResource {
    /** A group has no meeting of its own: its branch's. */
    private static final String BRANCH = """
            with recursive up as (
                select o.organisation, o.parent, o.level, o.name, 0 as height from organisation o
                where o.organisation = cast(cast(:organisation as text) as uuid)
                union all
                select o.organisation, o.parent, o.level, o.name, up.height + 1
                from organisation o join up on o.organisation = up.parent)
            select organisation as branch, name from up where level in ('branch', 'joint-branch')
            order by height limit 1
            """;

    private static final String NAMES = """
            select p.member, p.name, r.reason from person p
            left join grade_reason r on r.member = p.member and r.cycle = :cycle
                and r.organisation = cast(cast(:branch as text) as uuid) and cast(r.member as text) = :me
            where cast(p.member as text) = any (string_to_array(:members, ','))
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    PublicationResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Branch(OrganisationId branch, String name) {}

    private record Named(MemberId member, String name, String reason) {}

    @GET
    @Operation(
            summary =
                    "How far the award of one's own branch is, and while it is published everybody's grade in it; members")
    public Uni<PublicationView> publication(@QueryParam("cycle") Cycle cycle) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        MemberId me = OwnMember.of(caller);
        return store.read(
                caller.division(),
                transaction -> branchOf(transaction, me)
                        .chain(branch -> transaction
                                .load(MemberAward.stream(caller.township(), cycle, branch.branch()))
                                .map(Cycles::award)
                                .chain(state -> view(transaction, cycle, branch, me, state))));
    }

    private Uni<Branch> branchOf(Transaction transaction, MemberId me) {
        return Members.organisationOn(transaction, me, CycleDays.dayOf(clock.instant()))
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(organisation ->
                        Tables.first(transaction, Branch.class, BRANCH, Map.of("organisation", organisation)))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    private static Uni<PublicationView> view(
            Transaction transaction, Cycle cycle, Branch branch, MemberId me, AwardState state) {
        if (!(state instanceof AwardState.Published published)) {
            return Uni.createFrom()
                    .item(new PublicationView(
                            branch.branch(), branch.name(), cycle, state.stage().code(), null, List.of()));
        }
        return AwardTerms.find(transaction, cycle)
                .chain(terms -> names(transaction, cycle, branch, me, published)
                        .map(names -> new PublicationView(
                                branch.branch(),
                                branch.name(),
                                cycle,
                                state.stage().code(),
                                published.until(),
                                grades(terms, me, published, names))));
    }

    private static Uni<Map<MemberId, Named>> names(
            Transaction transaction, Cycle cycle, Branch branch, MemberId me, AwardState.Published published) {
        Map<String, Object> parameters = new HashMap<>(Map.of("cycle", cycle, "branch", branch.branch(), "me", me));
        parameters.put(
                "members",
                published.grades().keySet().stream().map(MemberId::toString).collect(Collectors.joining(",")));
        return Tables.list(transaction, Named.class, NAMES, parameters)
                .map(found -> found.stream().collect(Collectors.toMap(Named::member, named -> named)));
    }

    private static List<PublicationView.Grade> grades(
            AwardTerms terms, MemberId me, AwardState.Published published, Map<MemberId, Named> names) {
        Map<String, Band> bands =
                terms.ruleBook().everyGrade().stream().collect(Collectors.toMap(Band::code, band -> band));
        return published.grades().entrySet().stream()
                .map(one -> {
                    Optional<Named> named = Optional.ofNullable(names.get(one.getKey()));
                    Optional<Band> band = Optional.ofNullable(bands.get(one.getValue()));
                    return new PublicationView.Grade(
                            one.getKey(),
                            named.map(Named::name).orElse(null),
                            one.getKey().equals(me),
                            new MeetingResultView.Choice(
                                    one.getValue(),
                                    band.map(Band::label).orElse(one.getValue()),
                                    band.map(Band::stars).orElse(0)),
                            named.map(Named::reason).orElse(null));
                })
                .sorted(Comparator.comparing(PublicationView.Grade::mine)
                        .thenComparing(one -> one.grade().stars())
                        .reversed()
                        .thenComparing(PublicationView.Grade::member))
                .toList();
    }
}
