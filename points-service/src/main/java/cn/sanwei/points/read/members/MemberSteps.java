package cn.sanwei.points.read.members;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OfMember;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.sheet.Words;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.wiring.Leadership;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A member's own stream, read by people: what was said, and what somebody else said while one was looking. */
public final class MemberSteps {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M 月 d 日 HH:mm").withZone(Days.ZONE);

    private MemberSteps() {}

    /** From the first on; empty where the township has no such member. */
    public static Uni<List<MemberStep>> all(Transaction transaction, MemberId member) {
        return transaction
                .load(Member.stream(member))
                .map(events -> events.stream().map(MemberSteps::step).toList());
    }

    /**
     * Two who move one member: the second is told what the first did. 412 with it in words and as data, also for whoever
     * led the member as he saw him and leads him no longer.
     */
    public static Uni<Void> requireUnchanged(
            Transaction transaction, Caller caller, MemberId member, OptionalInt expectedVersion) {
        if (expectedVersion.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int seen = expectedVersion.getAsInt();
        return all(transaction, member).chain(steps -> {
            if (seen < 1 || seen >= steps.size() || steps.get(seen - 1).organisation() == null) {
                return Uni.createFrom().voidItem();
            }
            return Leadership.reaches(transaction, caller, steps.get(seen - 1).organisation())
                    .chain(reached -> reached
                            ? named(transaction, steps.getLast()).map(now -> {
                                throw stale(now);
                            })
                            : Uni.createFrom().voidItem());
        });
    }

    static Uni<MemberStep> named(Transaction transaction, MemberStep step) {
        return step.organisation() == null
                ? Uni.createFrom().item(step)
                : Organisations.find(transaction, step.organisation())
                        .map(found ->
                                step.named(found.map(Organisations.Place::name).orElse(null)));
    }

    private static HttpProblem stale(MemberStep now) {
        return Problems.builder(
                        412,
                        "stale-version",
                        "您打开之后，已有人于 " + MOMENT.format(now.recordedAt()) + " 作了变更：" + words(now) + "。您的更改没有保存，请核对后再定。")
                .with("current", now)
                .build();
    }

    private static String words(MemberStep now) {
        if (now.organisation() == null) {
            return "自 " + now.from() + " 起离开名册";
        }
        String categories = Words.CATEGORIES.list(now.categories());
        String posts = Words.POSTS.list(now.posts());
        return "自 " + now.from() + " 起在“" + now.organisationName() + "”，" + Words.of(now.status())
                + (categories.isEmpty() ? "" : "，" + categories)
                + (posts.isEmpty() ? "" : "，" + posts);
    }

    private static MemberStep step(StoredEvent stored) {
        return switch ((OfMember) stored.event()) {
            case MemberRegistered e ->
                new MemberStep(
                        stored.version(),
                        "registered",
                        e.organisation(),
                        null,
                        e.status(),
                        e.categories(),
                        e.posts(),
                        e.from(),
                        stored.recordedAt());
            case MemberAssigned e ->
                new MemberStep(
                        stored.version(),
                        "assigned",
                        e.organisation(),
                        null,
                        e.status(),
                        e.categories(),
                        e.posts(),
                        e.from(),
                        stored.recordedAt());
            case MemberLeft e ->
                new MemberStep(
                        stored.version(),
                        "left",
                        (OrganisationId) null,
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        e.from(),
                        stored.recordedAt());
        };
    }
}
