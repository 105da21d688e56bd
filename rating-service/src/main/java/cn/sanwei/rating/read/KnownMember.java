package cn.sanwei.rating.read;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that was heard of a member, as the fold takes it: for readers who ask what would be, and store nothing. */
public record KnownMember(UUID member, List<Fact> facts, Roster roster) {
    private static final String FACTS = """
            select f.event, f.subject, f.type, f.occurred_at, f.recorded_at, f.measures, f.attributes, f.cancels from fact f
            where f.township = :township and f.subject = any (cast(string_to_array(cast(:members as text), ',') as uuid[]))
              and f.subject_kind = 'member'
              and (cast(:types as text) = '' or f.cancels is not null
                   or f.type = any (string_to_array(cast(:types as text), ',')))
            """;
    /** Who was in an organisation of his, and whose facts name him: what befalls them may concern him. */
    private static final String BESIDE = """
            select beside.member from roster_line his join roster_line beside
                on beside.township = his.township and beside.organisation = his.organisation
            where his.township = :township and his.member = cast(cast(:member as text) as uuid)
            union select n.member from fact_naming n
            where n.township = :township and n.named = cast(cast(:member as text) as uuid)
            """;

    private static final String ROSTER = """
            select member, sequence, organisation, status, categories, posts, from_day, left_township from roster_line
            where township = :township and member = any (cast(string_to_array(cast(:members as text), ',') as uuid[]))
            """;

    public Subject subject() {
        return new Subject(Subject.Kind.MEMBER, member.toString());
    }

    private record RosterRow(
            UUID member,
            String sequence,
            UUID organisation,
            String status,
            Set<String> categories,
            Set<String> posts,
            LocalDate fromDay,
            boolean leftTownship) {
        RosterRecord record() {
            return leftTownship
                    ? RosterRecord.leaving(sequence, fromDay)
                    : new RosterRecord(
                            sequence,
                            false,
                            fromDay,
                            organisation.toString(),
                            MemberStatus.valueOf(status),
                            categories,
                            posts);
        }
    }

    /** What was read and not yet looked at: a transaction ends before that, which takes longer. */
    public record Unread(Collection<UUID> members, List<String> facts, List<String> lines) {
        public List<KnownMember> read() {
            return KnownMember.members(
                    members,
                    facts.stream().map(row -> Select.read(FactRow.class, row)).toList(),
                    lines.stream().map(row -> Select.read(RosterRow.class, row)).toList());
        }
    }

    private record BesideRow(UUID member) {}

    /** Those whose facts may concern a member, with these types of facts alone, and whatever corrects. */
    public static Uni<Unread> loadBeside(Transaction transaction, String township, UUID member, Set<String> types) {
        return Select.list(
                        transaction, BesideRow.class, BESIDE, Map.of("township", township, "member", member.toString()))
                .chain(rows -> load(
                        transaction,
                        township,
                        rows.stream().map(BesideRow::member).toList(),
                        types));
    }

    /** @param members so few that reading them stays within one transaction's second */
    public static Uni<Unread> load(Transaction transaction, String township, Collection<UUID> members) {
        return load(transaction, township, members, Set.of());
    }

    private static Uni<Unread> load(
            Transaction transaction, String township, Collection<UUID> members, Set<String> types) {
        String ids = members.stream().map(UUID::toString).collect(Collectors.joining(","));
        Map<String, Object> ofTypes = Map.of("township", township, "members", ids, "types", String.join(",", types));
        return Select.texts(transaction, FACTS, ofTypes)
                .chain(facts -> Select.texts(transaction, ROSTER, Map.of("township", township, "members", ids))
                        .map(lines -> new Unread(members, facts, lines)));
    }

    private static List<KnownMember> members(Collection<UUID> members, List<FactRow> facts, List<RosterRow> lines) {
        Map<UUID, List<Fact>> factsOf = new HashMap<>();
        facts.forEach(row -> factsOf.computeIfAbsent(row.subject(), member -> new ArrayList<>())
                .add(row.ofMember()));
        Map<UUID, List<RosterRecord>> linesOf = lines.stream()
                .collect(Collectors.groupingBy(
                        RosterRow::member, Collectors.mapping(RosterRow::record, Collectors.toList())));
        return members.stream()
                .map(member -> new KnownMember(
                        member,
                        factsOf.getOrDefault(member, List.of()),
                        RosterRecord.rosterOf(linesOf.getOrDefault(member, List.of()))))
                .toList();
    }
}
