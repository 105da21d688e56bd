package cn.sanwei.activity.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.roster.Roster;
import cn.sanwei.roster.RosterMember;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
                                .filter(member -> member.posts().stream().anyMatch(COMMITTEE_POSTS::contains))
                                .toList()));
            case VOLUNTEERS -> Uni.createFrom().item(Set.of());
        };
    }

    /** Guests too: anyone below the organisation; a volunteer may be anyone of the township. */
    public Uni<Set<MemberId>> mayCome(Transaction transaction, ActivityRow row) {
        return switch (row.expects()) {
            case EVERYONE, GROUP, COMMITTEE ->
                roster.everyone(transaction, row.organisation(), row.day()).map(ExpectedMembers::ids);
            case VOLUNTEERS -> roster.all(transaction, row.day()).map(ExpectedMembers::ids);
        };
    }

    private static Set<MemberId> ids(List<RosterMember> members) {
        return members.stream().map(RosterMember::member).collect(Collectors.toUnmodifiableSet());
    }
}
