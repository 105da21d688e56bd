package cn.sanwei.points.write.box;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.BoxEntry.State;
import cn.sanwei.points.domain.BoxStage;
import cn.sanwei.points.domain.BoxStep;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the box: an entry as it stands, and each of its steps. */
final class BoxRows {
    /** Who takes a step first lets the next one wait, who then sees what it did. */
    private static final String FIND = """
            select entry, version, kind, area, about, concerns_leader, shielded, author, member, on_paper, stage,
                   organisation, due, extended, content_until,
                   exists (select from box_publication p where p.entry = e.entry) as published
            from box_entry e where entry = cast(cast(:entry as text) as uuid) for update
            """;
    /** One who files waits for another of the township, so that receipts have no gaps and nobody slips past his bound. */
    private static final String ALONE = """
            select cast(pg_advisory_xact_lock(hashtextextended('box/' || current_setting('app.division', true), 2)) as text)
                as locked
            """;

    private static final String NUMBER =
            "select coalesce(max(number), 0) + 1 as number from box_entry where year = cast(cast(:year as text) as integer)";
    private static final String ENTRIES = """
            select cast(count(*) as integer) as number from box_entry
            where (author = nullif(:author, '') or member = cast(nullif(cast(:member as text), '') as uuid))
              and (stage in ('filed', 'acknowledged', 'handed-over', 'reopened')
                   or cast(filed_at at time zone 'Asia/Shanghai' as date) = cast(cast(:today as text) as date))
            """;
    private static final String SEEN = """
            update box_entry e set seen_version = greatest(e.seen_version, least(s.version, e.version)),
                seen_on = cast(cast(:today as text) as date)
            from jsonb_to_recordset(cast(cast(:entries as text) as jsonb)) s (entry uuid, version integer)
            where e.entry = s.entry
              and (e.author = :author or e.member = cast(nullif(cast(:member as text), '') as uuid))
            """;
    private static final String KEEP = """
            update box_entry set version = cast(cast(:version as text) as integer), stage = :stage,
                organisation = cast(nullif(cast(:organisation as text), '') as uuid),
                wording = case when :organisation = '' then null else coalesce(nullif(:wording, ''), wording) end,
                due = cast(cast(:due as text) as date), extended = cast(cast(:extended as text) as boolean),
                content_until = cast(nullif(cast(:contentUntil as text), '') as date),
                closed_on = case when cast(cast(:open as text) as boolean) then null
                                 else coalesce(closed_on, cast(cast(:today as text) as date)) end
            where entry = cast(cast(:entry as text) as uuid)
            """;
    private static final String IS_BELOW = """
            exists (select from subtree_of(cast(cast(:top as text) as uuid))
                    where organisation = cast(cast(:organisation as text) as uuid))
            """;
    private static final String EXISTS =
            "exists (select from organisation where organisation = cast(cast(:organisation as text) as uuid))";
    private static final String NAMES_THE_AUTHOR = """
            exists (select from box_entry e left join person p on p.member = e.member
                    where e.entry = cast(cast(:entry as text) as uuid)
                      and (position(p.name in cast(:words as text)) > 0 or position(e.contact in cast(:words as text)) > 0))
            """;
    private static final String PUBLISH_AGAIN = """
            update box_publication set question = :question, answer = :answer,
                corrected_at = cast(cast(:at as text) as timestamptz)
            where entry = cast(cast(:entry as text) as uuid)
            """;

    private BoxRows() {}

    record Box(
            UUID entry,
            int version,
            String kind,
            String area,
            OrganisationId about,
            boolean concernsLeader,
            boolean shielded,
            String author,
            MemberId member,
            boolean onPaper,
            String stage,
            OrganisationId organisation,
            LocalDate due,
            boolean extended,
            LocalDate contentUntil,
            boolean published) {
        State state() {
            return new State(
                    BoxStage.of(stage),
                    about,
                    concernsLeader,
                    shielded,
                    organisation,
                    due,
                    extended,
                    contentUntil,
                    published);
        }

        boolean isBy(Caller caller) {
            return caller.subject().equals(author) || member != null && caller.is(member);
        }

        /** Also where he holds another post, or works in the office: he does not even hear of it. */
        boolean concerns(Caller caller) {
            return concernsLeader && caller.led().contains(about);
        }
    }

    /** @param receipt year and number, as it is said to the author */
    record Receipt(int year, int number) {
        String text() {
            return "%d-%04d".formatted(year, number);
        }
    }

    record NewEntry(
            UUID entry,
            int version,
            int year,
            int number,
            String kind,
            String area,
            String text,
            OrganisationId about,
            boolean concernsLeader,
            boolean shielded,
            String contact,
            String author,
            MemberId member,
            boolean onPaper,
            String stage,
            LocalDate acknowledgeBy,
            LocalDate due,
            boolean extended,
            Instant filedAt) {}

    private record StepRow(
            UUID entry,
            int version,
            String kind,
            Instant at,
            String byRole,
            String byAccount,
            MemberId byMember,
            OrganisationId organisation,
            LocalDate day,
            String text) {}

    private record PublicationRow(
            UUID publication,
            UUID entry,
            String kind,
            String area,
            String question,
            String answer,
            Instant publishedAt) {}

    private record Locked(String locked) {}

    private record Number(int number) {}

    /** 404 for an entry that the township does not have. */
    static Uni<Box> find(Transaction transaction, UUID entry) {
        return Tables.first(transaction, Box.class, FIND, Map.of("entry", entry))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    /** From here to the end of the transaction nobody else of the township files, or says what it promises. */
    static Uni<Void> alone(Transaction transaction) {
        return Tables.first(transaction, Locked.class, ALONE, Map.of()).replaceWithVoid();
    }

    static Uni<Receipt> nextReceipt(Transaction transaction, int year) {
        return number(transaction, NUMBER, Map.of("year", year)).map(number -> new Receipt(year, number));
    }

    /** Open, or written today. */
    static Uni<Integer> entriesOf(Transaction transaction, String author, Optional<MemberId> member, LocalDate today) {
        return number(
                transaction,
                ENTRIES,
                Map.of(
                        "author",
                        author == null ? "" : author,
                        "member",
                        member.map(MemberId::toString).orElse(""),
                        "today",
                        today));
    }

    /** By their author alone; 404 where one of them is not his. */
    static Uni<Void> seen(
            Transaction transaction, Caller caller, Set<StepRequests.SeenEntry> entries, LocalDate today) {
        return Tables.change(
                        transaction,
                        SEEN,
                        Map.of(
                                "entries",
                                Tables.json(entries),
                                "author",
                                caller.subject(),
                                "member",
                                caller.member().map(MemberId::toString).orElse(""),
                                "today",
                                today))
                .invoke(changed -> {
                    if (changed != entries.size()) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }

    static Uni<Boolean> isBelow(Transaction transaction, OrganisationId top, OrganisationId organisation) {
        return Tables.holds(transaction, IS_BELOW, Map.of("top", top, "organisation", organisation));
    }

    /** 404 for one that the township does not have. */
    static Uni<Void> requireOrganisation(Transaction transaction, OrganisationId organisation) {
        return Tables.holds(transaction, EXISTS, Map.of("organisation", organisation))
                .invoke(exists -> {
                    if (!exists) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }

    static Uni<Void> insert(Transaction transaction, NewEntry entry) {
        return Tables.insert(transaction, "box_entry", List.of(entry)).replaceWithVoid();
    }

    /** @param wording what the branch reads from now on; empty leaves it */
    static Uni<Void> keep(
            Transaction transaction, UUID entry, int version, State state, String wording, LocalDate today) {
        Map<String, Object> row = new HashMap<>();
        row.put("entry", entry);
        row.put("version", version);
        row.put("stage", state.stage().code());
        row.put("organisation", state.organisation() == null ? "" : state.organisation());
        row.put("wording", wording);
        row.put("due", state.due());
        row.put("extended", state.extended());
        row.put("contentUntil", state.contentUntil() == null ? "" : state.contentUntil());
        row.put("open", state.stage().isOpen());
        row.put("today", today);
        return Tables.change(transaction, KEEP, row).replaceWithVoid();
    }

    /** @param text null for a step that says nothing */
    static Uni<Void> step(
            Transaction transaction,
            UUID entry,
            int version,
            BoxStep step,
            String role,
            Caller caller,
            String text,
            CommandContext context) {
        StepRow row = new StepRow(
                entry,
                version,
                step.code(),
                context.at(),
                role,
                caller.subject(),
                caller.member().orElse(null),
                step instanceof BoxStep.HandedOver handed ? handed.organisation() : null,
                day(step),
                text);
        return Tables.insert(transaction, "box_step", List.of(row)).replaceWithVoid();
    }

    static Uni<Boolean> namesTheAuthor(Transaction transaction, UUID entry, StepRequests.PublicWording wording) {
        return Tables.holds(
                transaction,
                NAMES_THE_AUTHOR,
                Map.of("entry", entry, "words", wording.question() + '\n' + wording.answer()));
    }

    static Uni<Void> publish(
            Transaction transaction, Box box, StepRequests.PublicWording wording, CommandContext context) {
        if (box.published()) {
            return Tables.change(
                            transaction,
                            PUBLISH_AGAIN,
                            Map.of(
                                    "entry", box.entry(),
                                    "question", wording.question().strip(),
                                    "answer", wording.answer().strip(),
                                    "at", context.at()))
                    .replaceWithVoid();
        }
        PublicationRow row = new PublicationRow(
                UUID.randomUUID(),
                box.entry(),
                box.kind(),
                box.area(),
                wording.question().strip(),
                wording.answer().strip(),
                context.at());
        return Tables.insert(transaction, "box_publication", List.of(row)).replaceWithVoid();
    }

    static Uni<Void> takeBack(Transaction transaction, Box box) {
        return Tables.change(
                        transaction,
                        "delete from box_publication where entry = cast(cast(:entry as text) as uuid)",
                        Map.of("entry", box.entry()))
                .replaceWithVoid();
    }

    /** Which day a step fixes, for who reads its history. */
    private static LocalDate day(BoxStep step) {
        return switch (step) {
            case BoxStep.Filed s -> s.due();
            case BoxStep.Extended s -> s.due();
            case BoxStep.Answered s -> s.contentUntil();
            case BoxStep.NotContent s -> s.due();
            case BoxStep.Acknowledged s -> null;
            case BoxStep.HandedOver s -> null;
            case BoxStep.Returned s -> null;
            case BoxStep.Withdrawn s -> null;
            case BoxStep.Published s -> null;
            case BoxStep.PublicationCorrected s -> null;
            case BoxStep.PublicationTakenBack s -> null;
        };
    }

    private static Uni<Integer> number(Transaction transaction, String sql, Map<String, ?> parameters) {
        return Tables.first(transaction, Number.class, sql, parameters)
                .map(found -> found.orElseThrow().number());
    }
}
