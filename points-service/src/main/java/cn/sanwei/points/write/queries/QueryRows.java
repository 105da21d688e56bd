package cn.sanwei.points.write.queries;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.EntryQuery.Correction;
import cn.sanwei.points.domain.QueryStage;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queries with what is asked and answered, which is in no event. */
final class QueryRows {
    private static final String ACTIVITY = "cn.sanwei.activity.";
    private static final String FIND = """
            select query, member, organisation, entry, event_type, answered_by, answerer from entry_query
            where query = cast(cast(:query as text) as uuid)
            """;
    private static final String ASKED = """
            exists (select from entry_query
                    where member = cast(cast(:member as text) as uuid) and entry = cast(cast(:entry as text) as uuid)
                      and rule = :rule and state <> 'withdrawn')
            """;
    private static final String WITHDRAWN =
            "update entry_query set state = 'withdrawn' where query = cast(cast(:query as text) as uuid)";
    private static final String ANSWERED = """
            update entry_query set state = 'answered', outcome = :outcome, answer = :text,
                record = cast(nullif(cast(:record as text), '') as uuid), answered_by = :by,
                answerer = cast(nullif(cast(:who as text), '') as uuid),
                answered_at = cast(cast(:at as text) as timestamptz), appeal_until = cast(cast(:until as text) as date)
            where query = cast(cast(:query as text) as uuid)
            """;
    private static final String APPEALED = """
            update entry_query set state = 'appealed', appeal = :text,
                appealed_at = cast(cast(:at as text) as timestamptz), appeal_due = cast(cast(:due as text) as date)
            where query = cast(cast(:query as text) as uuid)
            """;
    private static final String DECIDED = """
            update entry_query set state = 'decided', decision_outcome = :outcome, decision = :text,
                decision_record = cast(nullif(cast(:record as text), '') as uuid), decided_by = :by,
                decided_at = cast(cast(:at as text) as timestamptz)
            where query = cast(cast(:query as text) as uuid)
            """;
    /** What became of the record that the entry comes from. */
    private static final String OF_ENTRY = """
            select r.record, r.state in ('correcting', 'cancelled') or v.number is distinct from r.standing as done
            from record_version v join member_record r using (record)
            where v.event = cast(cast(:entry as text) as uuid) and r.member = cast(cast(:member as text) as uuid)
            """;
    /** Something else that was recorded of the member to make up for it. */
    private static final String NAMED = """
            select record, state in ('entered', 'confirmed', 'correcting', 'cancelled') as done from member_record
            where record = cast(cast(:record as text) as uuid) and member = cast(cast(:member as text) as uuid)
            """;

    private QueryRows() {}

    /** @param answeredBy the account that answered; null before, like the member whose it is */
    record Asked(
            QueryId query,
            MemberId member,
            OrganisationId organisation,
            UUID entry,
            String eventType,
            String answeredBy,
            MemberId answerer) {
        boolean isAnsweredBy(Caller caller) {
            return caller.is(answeredBy, answerer);
        }
    }

    private record Row(
            QueryId query,
            MemberId member,
            OrganisationId organisation,
            Cycle cycle,
            UUID entry,
            String rule,
            String eventType,
            String label,
            String text,
            String state,
            LocalDate due,
            String filedBy,
            Instant filedAt) {}

    private record Corrected(RecordId record, boolean done) {
        Correction correction() {
            return new Correction(done, Optional.of(record));
        }
    }

    /** 404 for a query that the township does not have. */
    static Uni<Asked> find(Transaction transaction, QueryId query) {
        return Tables.first(transaction, Asked.class, FIND, Map.of("query", query))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    static Uni<Boolean> isAsked(Transaction transaction, MemberId member, FileQueryRequest request) {
        return Tables.holds(
                transaction, ASKED, Map.of("member", member, "entry", request.entry(), "rule", request.rule()));
    }

    /**
     * What corrects the entry. An entry that comes from a record is corrected there; one that comes from an activity in its
     * attendance sheet, of which this service does not hear; any other by a record that is named.
     */
    static Uni<Correction> correction(Transaction transaction, Asked asked, Optional<RecordId> named) {
        Map<String, Object> entry = Map.of("entry", asked.entry(), "member", asked.member());
        return Tables.first(transaction, Corrected.class, OF_ENTRY, entry).chain(own -> {
            if (own.isPresent()) {
                return Uni.createFrom().item(own.get().correction());
            }
            if (named.isEmpty()) {
                boolean elsewhere = asked.eventType().startsWith(ACTIVITY);
                return Uni.createFrom().item(elsewhere ? Correction.ELSEWHERE : Correction.NONE);
            }
            return Tables.first(
                            transaction,
                            Corrected.class,
                            NAMED,
                            Map.of("record", named.get(), "member", asked.member()))
                    .map(found -> found.map(Corrected::correction).orElse(Correction.NONE));
        });
    }

    static Uni<Void> filed(
            Transaction transaction,
            QueryId query,
            MemberId member,
            Optional<OrganisationId> organisation,
            LocalDate due,
            FileQueryRequest request,
            CommandContext context) {
        Row row = new Row(
                query,
                member,
                organisation.orElse(null),
                request.cycle(),
                request.entry(),
                request.rule(),
                request.eventType(),
                request.label().strip(),
                request.text().strip(),
                QueryStage.FILED.code(),
                due,
                context.caller(),
                context.at());
        return Tables.insert(transaction, "entry_query", List.of(row)).replaceWithVoid();
    }

    static Uni<Void> withdrawn(Transaction transaction, QueryId query) {
        return Tables.change(transaction, WITHDRAWN, Map.of("query", query)).replaceWithVoid();
    }

    static Uni<Void> answered(
            Transaction transaction,
            QueryId query,
            AnswerQueryRequest request,
            Optional<RecordId> record,
            LocalDate appealUntil,
            Caller caller,
            CommandContext context) {
        return Tables.change(
                        transaction,
                        ANSWERED,
                        Map.of(
                                "query", query,
                                "outcome", request.outcome(),
                                "text", request.text().strip(),
                                "record", record.map(RecordId::toString).orElse(""),
                                "by", caller.subject(),
                                "who", caller.member().map(MemberId::toString).orElse(""),
                                "at", context.at(),
                                "until", appealUntil))
                .replaceWithVoid();
    }

    static Uni<Void> appealed(
            Transaction transaction, QueryId query, String text, LocalDate due, CommandContext context) {
        return Tables.change(
                        transaction,
                        APPEALED,
                        Map.of("query", query, "text", text.strip(), "at", context.at(), "due", due))
                .replaceWithVoid();
    }

    static Uni<Void> decided(
            Transaction transaction,
            QueryId query,
            AnswerQueryRequest request,
            Optional<RecordId> record,
            Caller caller,
            CommandContext context) {
        return Tables.change(
                        transaction,
                        DECIDED,
                        Map.of(
                                "query", query,
                                "outcome", request.outcome(),
                                "text", request.text().strip(),
                                "record", record.map(RecordId::toString).orElse(""),
                                "by", caller.subject(),
                                "at", context.at()))
                .replaceWithVoid();
    }
}
