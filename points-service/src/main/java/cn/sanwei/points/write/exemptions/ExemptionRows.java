package cn.sanwei.points.write.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.ExemptionStage;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications with their reasons, which are in no event. */
final class ExemptionRows {
    private static final String FIND = """
            select exemption, member, organisation, cycle, endorsed_by from exemption
            where exemption = cast(cast(:exemption as text) as uuid)
            """;
    private static final String ENDORSED = """
            update exemption set state = 'endorsed', endorsed_by = :by,
                endorsed_at = cast(cast(:at as text) as timestamptz)
            where exemption = cast(cast(:exemption as text) as uuid)
            """;
    private static final String DECIDED = """
            update exemption set state = :state, decided_by = :by, answer = nullif(:answer, ''),
                decided_at = cast(cast(:at as text) as timestamptz)
            where exemption = cast(cast(:exemption as text) as uuid)
            """;

    private ExemptionRows() {}

    /** @param endorsedBy the account that recorded the branch's decision; null before */
    record Application(
            ExemptionId exemption, MemberId member, OrganisationId organisation, Cycle cycle, String endorsedBy) {
        boolean isEndorsedBy(Caller caller) {
            return caller.subject().equals(endorsedBy);
        }
    }

    private record Row(
            ExemptionId exemption,
            MemberId member,
            OrganisationId organisation,
            Cycle cycle,
            String state,
            String reason,
            String requestedBy,
            Instant requestedAt) {}

    /** Fails with 404 where the township has none with this id. */
    static Uni<Application> find(Transaction transaction, ExemptionId exemption) {
        return Tables.first(transaction, Application.class, FIND, Map.of("exemption", exemption))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    static Uni<Void> requested(
            Transaction transaction,
            ExemptionId exemption,
            MemberId member,
            OrganisationId organisation,
            RequestExemptionRequest request,
            CommandContext context) {
        Row row = new Row(
                exemption,
                member,
                organisation,
                request.cycle(),
                ExemptionStage.REQUESTED.code(),
                request.reason().strip(),
                context.caller(),
                context.at());
        return Tables.insert(transaction, "exemption", List.of(row)).replaceWithVoid();
    }

    static Uni<Void> endorsed(Transaction transaction, ExemptionId exemption, CommandContext context) {
        return Tables.change(
                        transaction,
                        ENDORSED,
                        Map.of("exemption", exemption, "by", context.caller(), "at", context.at()))
                .replaceWithVoid();
    }

    static Uni<Void> decided(
            Transaction transaction,
            ExemptionId exemption,
            ExemptionStage state,
            Optional<String> answer,
            CommandContext context) {
        return Tables.change(
                        transaction,
                        DECIDED,
                        Map.of(
                                "exemption",
                                exemption,
                                "state",
                                state.code(),
                                "by",
                                context.caller(),
                                "answer",
                                answer.map(String::strip).orElse(""),
                                "at",
                                context.at()))
                .replaceWithVoid();
    }
}
