package cn.sanwei.points.react.accounts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AccountFault;
import cn.sanwei.points.domain.WantedAccount;
import cn.sanwei.points.domain.WantedAccount.Place;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.write.AccountTickets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The tables of accounts as the worker uses them: short transactions of one township, or of a county for its own accounts,
 * between its calls to Keycloak.
 */
@ApplicationScoped
class AccountRows {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /**
     * With all that is due of whoever has something ready: one look at an account answers what was put off too. What is
     * ready is found once: the planner, who knows nothing yet of tickets that an import has just left, would find it again
     * for each of them, and two thousand would take longer than a transaction may.
     */
    private static final String DUE = """
            with ready as materialized (
                select coalesce(member, account) as whose from account_due
                where township = current_setting('app.division', true)
                  and due_at <= now() and (not_before is null or not_before <= now())
                order by due_at, ticket limit
            """ + AccountRound.AT_A_TIME + """
            )
            select ticket, member, account from account_due
            where township = current_setting('app.division', true)
              and due_at <= now() and coalesce(member, account) in (select whose from ready)
            """;

    private static final String MEMBERS = """
            select m.member, p.name, coalesce(m.left_on <= cast(cast(:today as text) as date), false) as has_left,
                   r.organisation, r.posts, a.account, a.user_name, a.keycloak_id, a.code_until
            from member m
            left join person p using (member)
            left join roster_on(cast(cast(:today as text) as date)) r using (member)
            left join account a on a.member = m.member
            where m.member in (select cast(id as uuid)
                               from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) id)
            """;
    private static final String OFFICES = """
            select account, user_name, name, role, closed, keycloak_id, code_until from account
            where role is not null
              and account in (select cast(id as uuid)
                              from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) id)
            """;
    private static final String ACCOUNT_OF = """
            select account, user_name from account where member = cast(cast(:member as text) as uuid)
            """;
    private static final String RENAME = """
            update account set user_name = cast(:userName as text)
            where account = cast(cast(:account as text) as uuid)
              and not exists (select from account where user_name = cast(:userName as text))
            """;
    /** A code that was made in the meantime stays. */
    private static final String SEEN = """
            update account
            set keycloak_id = cast(nullif(cast(:keycloakId as text), '') as uuid), user_name = cast(:userName as text),
                state = cast(:state as text), signed_in = signed_in or cast(cast(:signedIn as text) as boolean),
                code_until = case when cast(cast(:codeIsOver as text) as boolean)
                                       and code_until = cast(nullif(cast(:codeUntil as text), '') as timestamptz)
                                  then null else code_until end
            where account = cast(cast(:account as text) as uuid)
            """;

    private static final String TICKETS = """
            ticket in (select cast(id as bigint) from jsonb_array_elements_text(cast(cast(:tickets as text) as jsonb)) id)
            """;
    private static final String FAILED = """
            update account_due
            set attempts = attempts + 1, failure = cast(:failure as text),
                not_before = now() + least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 10)))
            where
            """ + TICKETS;
    private static final String COMPARE = """
            insert into account_comparison (compared_on) values (cast(cast(:today as text) as date))
            on conflict (township) do update set compared_on = excluded.compared_on
            where account_comparison.compared_on < excluded.compared_on
            """;

    private final EventStore store;

    AccountRows(EventStore store) {
        this.store = store;
    }

    /** @param member or {@code account}, of an office; the other one is null */
    record Due(long ticket, MemberId member, UUID account) {}

    /** @param userName empty, like the account, before the first look at it */
    record Subject(
            WantedAccount wanted,
            Optional<UUID> account,
            Optional<String> userName,
            Optional<UUID> keycloakId,
            Optional<Instant> codeUntil,
            List<Long> tickets) {}

    private record MemberRow(
            MemberId member,
            String name,
            boolean hasLeft,
            OrganisationId organisation,
            Set<String> posts,
            UUID account,
            String userName,
            UUID keycloakId,
            Instant codeUntil) {}

    private record OfficeRow(
            UUID account,
            String userName,
            String name,
            String role,
            boolean closed,
            UUID keycloakId,
            Instant codeUntil) {}

    private record AccountRow(UUID account, String userName) {}

    private record NewAccountRow(UUID account, MemberId member, String userName) {}

    private record Named(String division) {}

    /** What is due of a township, each member or office once, with all its tickets. */
    List<Subject> due(String township, LocalDate today) {
        return in(
                township,
                transaction -> Tables.list(transaction, Due.class, DUE, Map.of())
                        .chain(due -> subjects(transaction, township, due, today)));
    }

    private static Uni<List<Subject>> subjects(
            Transaction transaction, String township, List<Due> due, LocalDate today) {
        Map<Object, List<Long>> tickets = new HashMap<>();
        due.forEach(each -> tickets.computeIfAbsent(
                        each.member() == null ? each.account() : each.member(), any -> new ArrayList<>())
                .add(each.ticket()));
        List<Object> members = tickets.keySet().stream()
                .filter(MemberId.class::isInstance)
                .map(Object::toString)
                .map(Object.class::cast)
                .toList();
        List<Object> offices =
                tickets.keySet().stream().filter(UUID.class::isInstance).toList();
        return Tables.list(transaction, MemberRow.class, MEMBERS, Map.of("today", today, "ids", Tables.json(members)))
                .chain(ofMembers -> Tables.list(
                                transaction, OfficeRow.class, OFFICES, Map.of("ids", Tables.json(offices)))
                        .map(ofOffices -> {
                            List<Subject> all = new ArrayList<>();
                            ofMembers.forEach(row -> all.add(subject(township, row, tickets.get(row.member()))));
                            ofOffices.forEach(row -> all.add(subject(township, row, tickets.get(row.account()))));
                            return all;
                        }));
    }

    private static Subject subject(String township, MemberRow row, List<Long> tickets) {
        Optional<Place> place =
                Optional.ofNullable(row.organisation()).map(organisation -> new Place(organisation, row.posts()));
        return new Subject(
                WantedAccount.ofMember(row.member(), township, place, row.hasLeft(), Optional.ofNullable(row.name())),
                Optional.ofNullable(row.account()),
                Optional.ofNullable(row.userName()),
                Optional.ofNullable(row.keycloakId()),
                Optional.ofNullable(row.codeUntil()),
                tickets);
    }

    private static Subject subject(String township, OfficeRow row, List<Long> tickets) {
        return new Subject(
                WantedAccount.ofOffice(township, row.name(), row.role(), row.closed()),
                Optional.of(row.account()),
                Optional.of(row.userName()),
                Optional.ofNullable(row.keycloakId()),
                Optional.ofNullable(row.codeUntil()),
                tickets);
    }

    /** A member's account with this user name; with the one that it has already where there is one. */
    Optional<Map.Entry<UUID, String>> allot(String township, MemberId member, String userName) {
        NewAccountRow row = new NewAccountRow(UUID.randomUUID(), member, userName);
        return in(
                        township,
                        transaction -> Tables.insert(transaction, "account", List.of(row), "on conflict do nothing")
                                .chain(() -> Tables.first(
                                        transaction, AccountRow.class, ACCOUNT_OF, Map.of("member", member))))
                .map(found -> Map.entry(found.account(), found.userName()));
    }

    /** @return false when another account has that name */
    boolean rename(String township, UUID account, String userName) {
        return in(
                        township,
                        transaction ->
                                Tables.change(transaction, RENAME, Map.of("account", account, "userName", userName)))
                == 1;
    }

    /** What Keycloak has now; {@code codeIsOver} when the code that was seen was used, or can be used no more. */
    record Seen(
            UUID account,
            Optional<UUID> keycloakId,
            String userName,
            boolean open,
            Optional<Instant> codeUntil,
            boolean codeIsOver,
            boolean signedIn) {}

    void done(String township, Seen seen, List<Long> tickets) {
        Map<String, Object> parameters = Map.of(
                "account", seen.account(),
                "keycloakId", seen.keycloakId().map(UUID::toString).orElse(""),
                "userName", seen.userName(),
                "state", seen.open() ? "open" : "closed",
                "signedIn", seen.signedIn(),
                "codeIsOver", seen.codeIsOver(),
                "codeUntil", seen.codeUntil().map(Instant::toString).orElse(""));
        in(
                township,
                transaction -> Tables.change(transaction, SEEN, parameters).chain(() -> settle(transaction, tickets)));
    }

    void nothingToDo(String township, List<Long> tickets) {
        in(township, transaction -> settle(transaction, tickets));
    }

    void forget(String township, Optional<UUID> account, List<Long> tickets) {
        in(
                township,
                transaction -> account.map(id -> Tables.change(
                                transaction,
                                "delete from account where account = cast(cast(:account as text) as uuid)",
                                Map.of("account", id)))
                        .orElseGet(() -> Uni.createFrom().item(0))
                        .chain(() -> settle(transaction, tickets)));
    }

    /** It is tried again later, and holds up nobody else. */
    void failed(String township, List<Long> tickets, AccountFault fault) {
        in(
                township,
                transaction -> Tables.change(
                        transaction, FAILED, Map.of("tickets", Tables.json(tickets), "failure", fault.code())));
    }

    /** Townships, and the counties that they belong to. */
    List<String> divisions(LocalDate today, String noDivision) {
        return in(noDivision, transaction -> Tables.list(transaction, Named.class, """
                                select t.township as division from townships_on(cast(cast(:today as text) as date)) t
                                union select t.county from townships_on(cast(cast(:today as text) as date)) t
                                """, Map.of("today", today)))
                .stream()
                .map(Named::division)
                .toList();
    }

    /** Once a day: a ticket for everybody of the division. */
    boolean compareEverybody(String township, LocalDate today) {
        return in(
                township,
                transaction -> Tables.change(transaction, COMPARE, Map.of("today", today))
                        .chain(changed -> changed == 0
                                ? Uni.createFrom().item(false)
                                : Tables.change(transaction, AccountTickets.EVERYBODY, Map.of())
                                        .replaceWith(true)));
    }

    private static Uni<Integer> settle(Transaction transaction, List<Long> tickets) {
        return Tables.change(
                transaction, "delete from account_due where " + TICKETS, Map.of("tickets", Tables.json(tickets)));
    }

    private <T> T in(String division, Function<Transaction, Uni<T>> work) {
        return store.inTransaction(division, work).await().atMost(PATIENCE);
    }
}
