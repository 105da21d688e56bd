package cn.sanwei.points.write.records;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.RecordRows.Read;
import cn.sanwei.points.domain.RecordSheet.Review;
import cn.sanwei.points.domain.RecordWords;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records and their versions, with what is in no event. */
final class RecordTables {
    static final String ENTRY = "entry";
    static final String CORRECTION = "correction";
    static final String CANCELLATION = "cancellation";

    private static final String OF_SHEET = """
            select r.record, r.line, r.organisation, r.member, r.latest, r.standing, v.purpose, v.fact, v.occurred_at,
                   v.measures, v.attributes, v.document_title, v.document_number, v.document_body, v.note, v.recorded_by,
                   v.recorder,
                   :everything = 'true' or r.review in (
                       select below.organisation from unnest(string_to_array(nullif(:led, ''), ',')) top
                       cross join lateral subtree_of(cast(top as uuid)) below) as reaches
            from member_record r join record_version v on v.record = r.record and v.number = %s
            where r.sheet = cast(cast(:sheet as text) as uuid) order by r.line
            """;
    private static final String NAMED =
            "in (select cast(id as uuid) from unnest(string_to_array(cast(:records as text), ',')) id)";
    private static final String REPLACE_STANDING = """
            update record_version v set state = 'replaced' from member_record r
            where r.record = v.record and v.number = r.standing and r.record
            """ + NAMED;
    private static final String CONFIRM_VERSION = """
            update record_version v
            set state = 'confirmed', event = done.event, decided_by = :by,
                decider = cast(nullif(cast(:decider as text), '') as uuid),
                decided_at = cast(cast(:at as text) as timestamptz)
            from unnest(cast(string_to_array(cast(:records as text), ',') as uuid[]),
                        cast(string_to_array(cast(:events as text), ',') as uuid[])) done(record, event),
                 member_record r
            where v.record = done.record and r.record = done.record and v.number = r.latest
            """;
    private static final String CONFIRM = """
            update member_record r set standing = latest,
                state = case when v.purpose = 'cancellation' then 'cancelled' else 'confirmed' end
            from record_version v where v.record = r.record and v.number = r.latest and r.record
            """ + NAMED;
    private static final String END_VERSION = """
            update record_version v
            set state = :state, answer = nullif(cast(:answer as text), ''), decided_by = :by,
                decider = cast(nullif(cast(:decider as text), '') as uuid),
                decided_at = cast(cast(:at as text) as timestamptz)
            from member_record r where v.record = r.record and v.number = r.latest and r.record
            """ + NAMED;
    private static final String END = """
            update member_record set state = case when state = 'correcting' then 'confirmed' else :state end
            where record
            """ + NAMED;
    private static final String REPLACE_WAITING = """
            update record_version v set state = 'replaced' from member_record r
            where r.record = v.record and v.number = r.latest and v.state = 'waiting' and r.record
            """ + NAMED;
    private static final String WAIT_ANEW = """
            update member_record set state = :state, latest = latest + 1,
                place = coalesce(cast(nullif(cast(:place as text), '') as uuid), place),
                review = case when :moves = 'true' then cast(nullif(cast(:review as text), '') as uuid) else review end
            where record
            """ + NAMED;

    private RecordTables() {}

    /** One record of a sheet as its last version, or the one that counts, says it. */
    record Written(
            RecordId record,
            int line,
            OrganisationId organisation,
            MemberId member,
            int latest,
            Integer standing,
            String purpose,
            String fact,
            Instant occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            String documentTitle,
            String documentNumber,
            String documentBody,
            String note,
            String recordedBy,
            MemberId recorder,
            boolean reaches) {
        Optional<RecordWords> words() {
            boolean without = documentTitle == null && documentNumber == null && documentBody == null;
            return fact == null
                    ? Optional.empty()
                    : Optional.of(new RecordWords(
                            fact,
                            occurredAt,
                            measures,
                            attributes,
                            without
                                    ? Optional.empty()
                                    : Optional.of(
                                            new RecordWords.Document(documentTitle, documentNumber, documentBody)),
                            Optional.ofNullable(note)));
        }

        Review review(Caller caller) {
            return new Review(record, caller.is(member), caller.is(recordedBy, recorder), reaches, words());
        }
    }

    private record Row(
            RecordId record,
            RecordSheetId sheet,
            int line,
            OrganisationId organisation,
            MemberId member,
            OrganisationId place,
            OrganisationId review,
            String state,
            int latest) {}

    private record VersionRow(
            RecordId record,
            int number,
            String purpose,
            String state,
            String fact,
            Instant occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes,
            String documentTitle,
            String documentNumber,
            String documentBody,
            String note,
            String why,
            String recordedBy,
            MemberId recorder,
            Instant recordedAt) {
        static VersionRow of(
                RecordId record,
                int number,
                String purpose,
                Optional<RecordWords> words,
                String why,
                Caller caller,
                Instant at) {
            Optional<RecordWords.Document> document = words.flatMap(RecordWords::document);
            return new VersionRow(
                    record,
                    number,
                    purpose,
                    "waiting",
                    words.map(RecordWords::fact).orElse(null),
                    words.map(RecordWords::occurredAt).orElse(null),
                    words.map(RecordWords::measures).orElse(null),
                    words.map(RecordWords::attributes).orElse(null),
                    document.map(RecordWords.Document::title).orElse(null),
                    document.map(RecordWords.Document::number).orElse(null),
                    document.map(RecordWords.Document::body).orElse(null),
                    words.flatMap(RecordWords::note).orElse(null),
                    why,
                    caller.subject(),
                    caller.member().orElse(null),
                    at);
        }
    }

    /** 404 for a sheet that the township does not have, 403 where the caller does not lead whose it is. */
    static Uni<Map<RecordId, Written>> ofSheet(Transaction transaction, Caller caller, RecordSheetId sheet) {
        return find(transaction, caller, sheet, "r.latest");
    }

    /** The same as what counts; without those that do not. */
    static Uni<Map<RecordId, Written>> standing(Transaction transaction, Caller caller, RecordSheetId sheet) {
        return find(transaction, caller, sheet, "r.standing");
    }

    private static Uni<Map<RecordId, Written>> find(
            Transaction transaction, Caller caller, RecordSheetId sheet, String version) {
        Map<String, Object> parameters =
                Map.of("sheet", sheet, "everything", caller.has(Roles.TOWNSHIP_OFFICE), "led", Leadership.led(caller));
        return Tables.list(transaction, Written.class, OF_SHEET.formatted(version), parameters)
                .map(found -> found.stream().collect(Collectors.toMap(Written::record, written -> written)));
    }

    static Uni<Map<RecordId, Written>> require(Transaction transaction, Caller caller, RecordSheetId sheet) {
        return ofSheet(transaction, caller, sheet)
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().failure(Problems.notFound())
                        : Leadership.require(
                                transaction,
                                caller,
                                found.values().iterator().next().organisation()));
    }

    static Uni<Void> enter(
            Transaction transaction,
            RecordSheetId sheet,
            OrganisationId organisation,
            List<RecordId> records,
            List<Read> read,
            Caller caller,
            CommandContext context) {
        List<Row> rows = IntStream.range(0, read.size())
                .mapToObj(i -> new Row(
                        records.get(i),
                        sheet,
                        i + 1,
                        organisation,
                        read.get(i).member(),
                        read.get(i).place(),
                        read.get(i).review().orElse(null),
                        "entered",
                        1))
                .toList();
        List<VersionRow> versions = IntStream.range(0, read.size())
                .mapToObj(i -> VersionRow.of(
                        records.get(i), 1, ENTRY, Optional.of(read.get(i).words()), null, caller, context.at()))
                .toList();
        return Tables.insert(transaction, "member_record", rows)
                .chain(() -> Tables.insert(transaction, "record_version", versions))
                .replaceWithVoid();
    }

    /** @param state entered, or correcting where something counts already */
    static Uni<Void> write(
            Transaction transaction,
            Written before,
            String state,
            String purpose,
            Optional<Read> read,
            String why,
            Caller caller,
            CommandContext context) {
        Map<String, Object> anew = Map.of(
                "records",
                before.record(),
                "state",
                state,
                "moves",
                read.isPresent(),
                "place",
                read.map(Read::place).map(Object::toString).orElse(""),
                "review",
                read.flatMap(Read::review).map(Object::toString).orElse(""));
        VersionRow version = VersionRow.of(
                before.record(), before.latest() + 1, purpose, read.map(Read::words), why, caller, context.at());
        return Tables.change(transaction, REPLACE_WAITING, Map.of("records", before.record()))
                .chain(() -> Tables.insert(transaction, "record_version", List.of(version)))
                .chain(() -> Tables.change(transaction, WAIT_ANEW, anew))
                .replaceWithVoid();
    }

    static Uni<Void> confirm(
            Transaction transaction, Map<RecordId, UUID> events, Caller caller, CommandContext context) {
        List<RecordId> order = List.copyOf(events.keySet());
        Map<String, Object> done = Map.of(
                "records",
                joined(order),
                "events",
                order.stream().map(events::get).map(UUID::toString).collect(Collectors.joining(",")),
                "by",
                caller.subject(),
                "decider",
                caller.member().map(MemberId::toString).orElse(""),
                "at",
                context.at());
        return Tables.change(transaction, REPLACE_STANDING, Map.of("records", joined(order)))
                .chain(() -> Tables.change(transaction, CONFIRM_VERSION, done))
                .chain(() -> Tables.change(transaction, CONFIRM, Map.of("records", joined(order))))
                .replaceWithVoid();
    }

    /** @param state returned or withdrawn */
    static Uni<Void> end(
            Transaction transaction,
            Collection<RecordId> records,
            String state,
            String answer,
            Caller caller,
            CommandContext context) {
        Map<String, Object> ended = Map.of(
                "records",
                joined(records),
                "state",
                state,
                "answer",
                answer == null ? "" : answer.strip(),
                "by",
                caller.subject(),
                "decider",
                caller.member().map(MemberId::toString).orElse(""),
                "at",
                context.at());
        return Tables.change(transaction, END_VERSION, ended)
                .chain(() -> Tables.change(transaction, END, Map.of("records", joined(records), "state", state)))
                .replaceWithVoid();
    }

    private static String joined(Collection<RecordId> records) {
        return records.stream().map(RecordId::toString).collect(Collectors.joining(","));
    }
}
