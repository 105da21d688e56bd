package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MaskedName;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.read.awards.BoardPreviewView.Branch;
import cn.sanwei.points.read.awards.BoardPreviewView.Starred;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.RuleBook;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Before stars are awarded the office sees the board as everybody would. */
@Path("/api/points/board-preview")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "End of a cycle")
public class BoardPreviewResource {
    private static final String BRANCHES = """
            select o.organisation as branch, o.name from organisation o where o.level in ('branch', 'joint-branch')
            order by o.name collate "zh-x-icu", o.organisation limit 2000
            """;
    private static final String NAMES = """
            select member, name from person where cast(member as text) = any (string_to_array(:members, ','))
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    BoardPreviewResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Row(OrganisationId branch, String name) {}

    private record Named(MemberId member, String name) {}

    /** @param grades of everybody in it, also without a star */
    private record Handed(Row branch, String state, Map<MemberId, String> grades) {}

    @GET
    @Operation(
            summary =
                    "What the board would show everybody of the results that are checked or published and not awarded yet; township office")
    public Uni<BoardPreviewView> preview(@QueryParam("cycle") Cycle cycle) {
        if (cycle == null) {
            throw Problems.malformed("cycle", "请指定积分年度");
        }
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> AwardTerms.find(transaction, cycle)
                        .chain(terms -> handed(transaction, caller, cycle)
                                .chain(results -> names(transaction, results)
                                        .map(names -> view(cycle, terms.ruleBook(), results, names)))));
    }

    private static Uni<List<Handed>> handed(Transaction transaction, Caller caller, Cycle cycle) {
        return Tables.list(transaction, Row.class, BRANCHES, Map.of()).chain(rows -> {
            Map<String, OrganisationId> streams = rows.stream()
                    .map(Row::branch)
                    .collect(Collectors.toMap(
                            branch -> MemberAward.stream(caller.township(), cycle, branch), Function.identity()));
            Map<OrganisationId, AwardState> states = new HashMap<>();
            return Cycles.each(transaction, streams, (branch, events) -> states.put(branch, Cycles.award(events)))
                    .replaceWith(() -> rows.stream()
                            .flatMap(row -> handed(row, states.get(row.branch())).stream())
                            .toList());
        });
    }

    private static Optional<Handed> handed(Row branch, AwardState state) {
        return switch (state) {
            case null -> Optional.empty();
            case AwardState.Recorded recorded ->
                Optional.of(new Handed(branch, state.stage().code(), recorded.grades()));
            case AwardState.Published published ->
                Optional.of(new Handed(branch, state.stage().code(), published.grades()));
            case AwardState.Open open -> Optional.empty();
            case AwardState.Returned returned -> Optional.empty();
            case AwardState.Awarded awarded -> Optional.empty();
        };
    }

    private static Uni<Map<MemberId, String>> names(Transaction transaction, List<Handed> results) {
        String members = results.stream()
                .flatMap(result -> result.grades().keySet().stream())
                .map(MemberId::toString)
                .collect(Collectors.joining(","));
        return Tables.list(transaction, Named.class, NAMES, Map.of("members", members))
                .map(found -> found.stream().collect(Collectors.toMap(Named::member, Named::name)));
    }

    private BoardPreviewView view(Cycle cycle, RuleBook book, List<Handed> results, Map<MemberId, String> names) {
        Map<String, Band> bands = new LinkedHashMap<>();
        book.everyGrade().forEach(band -> bands.put(band.code(), band));
        return new BoardPreviewView(
                cycle,
                AwardTerms.boardUntil(CycleDays.dayOf(clock.instant())),
                book.maskNames(),
                results.stream()
                        .map(result -> branch(result, bands, book.maskNames(), names))
                        .toList());
    }

    private static Branch branch(Handed result, Map<String, Band> bands, boolean masked, Map<MemberId, String> names) {
        List<Starred> starred = result.grades().entrySet().stream()
                .filter(one -> bands.containsKey(one.getValue()) && names.containsKey(one.getKey()))
                .filter(one -> bands.get(one.getValue()).stars() > 0)
                .map(one -> starred(one.getKey(), bands.get(one.getValue()), masked, names.get(one.getKey())))
                .sorted(Comparator.comparingInt((Starred one) -> one.grade().stars())
                        .reversed()
                        .thenComparing(Starred::member))
                .toList();
        return new Branch(
                result.branch().branch(),
                result.branch().name(),
                result.state(),
                result.grades().size() - starred.size(),
                starred);
    }

    private static Starred starred(MemberId member, Band band, boolean masked, String name) {
        return new Starred(
                member,
                masked ? MaskedName.of(name) : name,
                new MeetingResultView.Choice(band.code(), band.label(), band.stars()));
    }
}
