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
import java.util.List;
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
    public record Found(Stored stored, String fingerprint) {}

    /**
     * As the database gives it. To read two thousand rows took a busy machine that had just started longer than to find
     * them, and more than a transaction has: whoever loads them reads them afterwards, and not on the event loop.
     */
    public record Stored(List<String> organisations, List<String> members) {
        public RosterState read(LocalDate today) {
            return new RosterState(
                    Tables.read(OrgRow.class, organisations).stream()
                            .map(OrgRow::org)
                            .toList(),
                    Tables.read(MemberRow.class, members).stream()
                            .map(MemberRow::person)
                            .toList(),
                    today);
        }
    }

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
    public static Uni<Found> load(Transaction transaction) {
        return fingerprint(transaction).chain(hash -> stored(transaction).map(stored -> new Found(stored, hash)));
    }

    public static Uni<Stored> stored(Transaction transaction) {
        return Tables.texts(transaction, ORGANISATIONS, Map.of())
                .chain(organisations -> Tables.texts(transaction, MEMBERS + IN_ORDER, Map.of())
                        .map(members -> new Stored(organisations, members)));
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
