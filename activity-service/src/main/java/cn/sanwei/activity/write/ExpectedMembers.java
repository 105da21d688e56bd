package cn.sanwei.activity.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Roster;
import cn.sanwei.roster.RosterMember;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is expected at an activity (应到) and who else may come, by the roster of the day on which it begins. */
@ApplicationScoped
public class ExpectedMembers {
    private static final Set<String> COMMITTEE_POSTS = Set.of("secretary", "deputy", "committee-member");

    private final Roster roster;

    ExpectedMembers(Roster roster) {
        this.roster = roster;
    }

    /** Without those who signed up, whom the activity's own events name. */
    public Uni<Set<MemberId>> of(Transaction transaction, ActivityRow row) {
        return switch (row.expects()) {
            case EVERYONE, GROUP ->
                roster.everyone(transaction, row.organisation(), row.day()).map(ExpectedMembers::ids);
            case COMMITTEE ->
                roster.own(transaction, row.organisation(), row.day())
                        .map(members -> ids(members.stream()
                                .filter(ExpectedMembers::isOfCommittee)
                                .toList()));
            case VOLUNTEERS -> Uni.createFrom().item(Set.of());
        };
    }

    /** Whether he is, other than by signing up. */
    public Uni<Boolean> isExpected(Transaction transaction, ActivityRow row, MemberId member) {
        List<MemberId> asked = List.of(member);
        return switch (row.expects()) {
            case EVERYONE, GROUP ->
                roster.everyone(transaction, row.organisation(), row.day(), asked)
                        .map(found -> !found.isEmpty());
            case COMMITTEE ->
                roster.own(transaction, row.organisation(), row.day(), asked)
                        .map(found -> found.stream().anyMatch(ExpectedMembers::isOfCommittee));
            case VOLUNTEERS -> Uni.createFrom().item(false);
        };
    }

    /** Who of {@code asked} may come by himself: anyone below the organisation; a volunteer may be anyone of the township. */
    public Uni<Set<MemberId>> mayCome(Transaction transaction, ActivityRow row, Collection<MemberId> asked) {
        return switch (row.expects()) {
            case EVERYONE, GROUP, COMMITTEE ->
                roster.everyone(transaction, row.organisation(), row.day(), asked)
                        .map(ExpectedMembers::ids);
            case VOLUNTEERS -> roster.ofTownship(transaction, asked, row.day()).map(ExpectedMembers::ids);
        };
    }

    /** Those of {@code asked} who may be marked, by where the roster has them. */
    public Uni<Coming> coming(Transaction transaction, ActivityRow row, Collection<MemberId> asked) {
        return mayCome(transaction, row, asked)
                .chain(mayCome -> roster.ofTownship(transaction, asked, row.day())
                        .map(ExpectedMembers::ids)
                        .map(all -> new Coming(
                                mayCome,
                                all.stream()
                                        .filter(member -> !mayCome.contains(member))
                                        .collect(Collectors.toUnmodifiableSet()))));
    }

    /**
     * @param mayCome where the activity looks for its people
     * @param guests elsewhere in the township: a secretary writes down who came
     */
    public record Coming(Set<MemberId> mayCome, Set<MemberId> guests) {}

    private static boolean isOfCommittee(RosterMember member) {
        return member.posts().stream().anyMatch(COMMITTEE_POSTS::contains);
    }

    private static Set<MemberId> ids(List<RosterMember> members) {
        return members.stream().map(RosterMember::member).collect(Collectors.toUnmodifiableSet());
    }
}
