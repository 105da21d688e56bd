package cn.sanwei.points.read.records;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.RecordRow;
import cn.sanwei.points.domain.RecordTerms;
import cn.sanwei.points.domain.RecordTerms.Same;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What commands must know of those whom a sheet of records names. */
public final class KnownForRecords {
    private static final String NAMED =
            "in (select cast(id as uuid) from unnest(string_to_array(nullif(cast(:members as text), ''), ',')) id)";
    private static final String LINES = """
            select a.member, a.since, a.organisation, a.status, a.categories, a.posts, m.left_on
            from assignment a join member m using (member)
            where a.member
            """ + NAMED;
    private static final String SAME = """
            select r.record, r.member, v.fact, v.occurred_at, v.measures, v.attributes
            from member_record r join record_version v using (record)
            where v.fact is not null
              and (v.state in ('waiting', 'confirmed') or v.state = 'returned' and r.state = 'returned')
              and r.member
            """ + NAMED;
    private static final String ABOVE = """
            select parent from organisation
            where organisation = cast(cast(:organisation as text) as uuid) and parent is not null
            """;

    private KnownForRecords() {}

    private record Line(
            MemberId member,
            LocalDate since,
            OrganisationId organisation,
            MemberStatus status,
            Set<String> categories,
            Set<String> posts,
            LocalDate leftOn) {
        RosterLine scored() {
            return new RosterLine(organisation.toString(), status, categories, posts, since, leftOn);
        }
    }

    private record Above(OrganisationId parent) {}

    /** @param organisation whose sheet it is */
    public static Uni<RecordTerms> find(
            Transaction transaction, Caller caller, OrganisationId organisation, List<RecordRow> rows, Instant at) {
        String members = named(rows).stream().map(MemberId::toString).collect(Collectors.joining(","));
        return Tables.list(transaction, Line.class, LINES, Map.of("members", members))
                .chain(lines -> Tables.list(transaction, Same.class, SAME, Map.of("members", members))
                        .chain(same -> Organisations.subtree(transaction, organisation)
                                .chain(within -> Tables.first(
                                                transaction, Above.class, ABOVE, Map.of("organisation", organisation))
                                        .chain(above -> PublishedRuleBooks.find(transaction)
                                                .map(books -> new RecordTerms(
                                                        books,
                                                        rosters(lines),
                                                        organisation,
                                                        within,
                                                        above.map(Above::parent),
                                                        caller.member(),
                                                        Set.copyOf(same),
                                                        at))))));
    }

    private static Map<MemberId, Roster> rosters(List<Line> lines) {
        Map<MemberId, List<RosterLine>> byMember = new HashMap<>();
        lines.forEach(line -> byMember.computeIfAbsent(line.member(), member -> new ArrayList<>())
                .add(line.scored()));
        Map<MemberId, Roster> rosters = new HashMap<>();
        byMember.forEach((member, of) -> rosters.put(member, Roster.of(of)));
        return rosters;
    }

    private static Set<MemberId> named(List<RecordRow> rows) {
        return Members.wellFormed(rows.stream()
                .flatMap(row -> Stream.concat(
                        Stream.ofNullable(row.member()),
                        FactTypes.RELATIONS.stream()
                                .map(relation -> Optional.ofNullable(row.attributes())
                                        .map(attributes -> attributes.get(relation)))
                                .flatMap(Optional::stream))));
    }
}
