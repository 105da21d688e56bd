package cn.sanwei.points.read.records;

import cn.sanwei.contracts.RecordId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A member sees what counted of him; who leads sees also what was only proposed. */
@Path("/api/points/records")
@RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Records")
public class RecordHistoryResource {
    private static final String SEEN = " where (" + RecordQueries.LEADS + " or " + RecordQueries.OWN + ")";
    private static final String BY_ID =
            RecordQueries.RECORDS + SEEN + " and r.record = cast(cast(:key as text) as uuid)";
    private static final String BY_EVENT = RecordQueries.RECORDS + SEEN
            + " and r.record = (select record from record_version where event = cast(cast(:key as text) as uuid))";
    private static final String VERSIONS = """
            select v.number, v.purpose, v.state, v.fact, v.occurred_at, v.measures, v.attributes, v.document_title,
                   v.document_number, v.document_body, v.note, v.why, recorder.name as recorder_name, v.recorded_at,
                   decider.name as decider_name, v.decided_at, v.answer, v.event
            from member_record r join record_version v using (record)
            left join person recorder on recorder.member = v.recorder
            left join person decider on decider.member = v.decider
            where r.record = cast(cast(:record as text) as uuid) and (v.event is not null or
            """ + RecordQueries.LEADS + ") order by v.number desc limit 200";

    private final Callers callers;
    private final EventStore store;

    RecordHistoryResource(Callers callers, EventStore store) {
        this.callers = callers;
        this.store = store;
    }

    @GET
    @Path("{record}")
    @Operation(summary = "One record and all that was written of it")
    public Uni<RecordHistory> record(RecordId record) {
        return history(BY_ID, record.value());
    }

    @GET
    @Path("of-event/{event}")
    @Operation(summary = "The record that an entry of a ledger comes from, by the entry's event")
    public Uni<RecordHistory> ofEvent(UUID event) {
        return history(BY_EVENT, event);
    }

    private Uni<RecordHistory> history(String query, UUID key) {
        Caller caller = callers.current();
        Map<String, Object> parameters = RecordQueries.parameters(caller);
        parameters.put("key", key);
        return store.read(
                caller.division(),
                transaction -> Tables.first(transaction, RecordView.Row.class, query, parameters)
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .chain(found -> Tables.list(
                                        transaction,
                                        RecordHistory.Row.class,
                                        VERSIONS,
                                        Map.of(
                                                "record",
                                                found.record(),
                                                "everything",
                                                parameters.get("everything"),
                                                "led",
                                                parameters.get("led")))
                                .map(versions -> new RecordHistory(
                                        found.view(),
                                        versions.stream()
                                                .map(RecordHistory.Row::view)
                                                .toList()))));
    }
}
