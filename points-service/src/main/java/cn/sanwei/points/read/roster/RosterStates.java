package cn.sanwei.points.read.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.sheet.RosterState;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The whole roster of a township, with what was last said of each member, and what tells that it has not changed. */
public final class RosterStates {
    private static final String ORGANISATIONS = """
            with recursive tree as (
                select o.*, 0 as depth from organisation o where parent is null
                union all
                select o.*, tree.depth + 1 from organisation o join tree on o.parent = tree.organisation)
            select organisation, parent, name, level, sector, since from tree
            order by depth, name collate "zh-x-icu", organisation
            """;
    private static final String MEMBERS = """
            select m.member, p.name, p.phone, a.organisation, a.status, a.categories, a.posts, a.since, m.left_on
            from member m
            cross join lateral (select * from assignment a where a.member = m.member order by a.since desc limit 1) a
            left join person p on p.member = m.member
            """;
    private static final String IN_ORDER = """
            order by a.organisation, p.name collate "zh-x-icu", m.member
            """;
    private static final String FINGERPRINT = """
            select encode(sha256(convert_to(
                       (select coalesce(string_agg(cast(o as text), '|' order by organisation), '') from organisation o)
                       || '#' ||
                       (select coalesce(string_agg(cast(r as text), '|' order by member), '') from (%s) r),
                       'UTF8')), 'hex') as hash
            """.formatted(MEMBERS);
    /** Imports of one township pass one by one: two that found nobody there would else register everybody twice. */
    private static final String ALONE = """
            select cast(pg_advisory_xact_lock(hashtextextended(current_setting('app.division', true), 7)) as text) as hash
            """;

    private RosterStates() {}

    /** @param fingerprint the same as long as nothing of the roster has changed */
    public record Found(RosterState state, String fingerprint) {}

    private record MemberRow(
            MemberId member,
            String name,
            String phone,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate since,
            LocalDate leftOn) {
        Person person() {
            return new Person(member, name, phone, new Place(organisation, status, categories, posts), since, leftOn);
        }
    }

    private record OrgRow(
            OrganisationId organisation,
            OrganisationId parent,
            String name,
            OrganisationLevel level,
            String sector,
            LocalDate since) {
        Org org() {
            return new Org(organisation, parent, name, level, sector, since);
        }
    }

    private record Hash(String hash) {}

    /** The fingerprint first: what changes between it and the rows is then noticed, not overlooked. */
    public static Uni<Found> load(Transaction transaction, LocalDate today) {
        return fingerprint(transaction).chain(hash -> state(transaction, today).map(state -> new Found(state, hash)));
    }

    public static Uni<RosterState> state(Transaction transaction, LocalDate today) {
        return Tables.list(transaction, OrgRow.class, ORGANISATIONS, Map.of())
                .chain(orgs -> Tables.list(transaction, MemberRow.class, MEMBERS + IN_ORDER, Map.of())
                        .map(members -> new RosterState(
                                orgs.stream().map(OrgRow::org).toList(),
                                members.stream().map(MemberRow::person).toList(),
                                today)));
    }

    public static Uni<String> fingerprint(Transaction transaction) {
        return Tables.first(transaction, Hash.class, FINGERPRINT, Map.of())
                .map(found -> found.orElseThrow().hash());
    }

    /** The same, alone with the roster until the transaction ends; writes nothing. */
    public static Uni<String> fingerprintAlone(Transaction transaction) {
        return Tables.first(transaction, Hash.class, ALONE, Map.of()).chain(() -> fingerprint(transaction));
    }
}
