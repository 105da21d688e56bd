package cn.sanwei.points.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.points.wiring.Tables.Insert;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The rows of members beside their events: who they are, what they are from a day on, what they are called. */
public final class MemberRows {
    private MemberRows() {}

    private record MemberRow(MemberId member) {}

    private record AssignmentRow(
            MemberId member,
            LocalDate since,
            OrganisationId organisation,
            String status,
            Set<String> categories,
            Set<String> posts) {}

    public static Uni<Void> register(Transaction transaction, List<Newcomer> newcomers) {
        return Tables.insertAll(transaction, registering(newcomers));
    }

    public static List<Insert> registering(List<Newcomer> newcomers) {
        List<MemberRow> members =
                newcomers.stream().map(each -> new MemberRow(each.member())).toList();
        List<AssignmentRow> assignments = newcomers.stream()
                .map(each -> assignment(each.member(), each.place(), each.from()))
                .toList();
        List<Named> persons = newcomers.stream()
                .map(each -> new Named(each.member(), each.name(), each.phone()))
                .toList();
        return List.of(
                Tables.prepared("member", members, ""),
                Tables.prepared("assignment", assignments, ""),
                Tables.prepared("person", persons, ""));
    }

    public record Assigned(MemberId member, Place place, LocalDate from) {}

    public static Uni<Void> assign(Transaction transaction, MemberId member, Place place, LocalDate from) {
        return Tables.insertAll(transaction, List.of(assigning(List.of(new Assigned(member, place, from)))));
    }

    /** What was said of the same day before is replaced. */
    public static Insert assigning(List<Assigned> assigned) {
        List<AssignmentRow> rows = assigned.stream()
                .map(each -> assignment(each.member(), each.place(), each.from()))
                .toList();
        return Tables.prepared("assignment", rows, """
                on conflict (member, since) do update
                set organisation = excluded.organisation, status = excluded.status,
                    categories = excluded.categories, posts = excluded.posts
                """);
    }

    /** @param phone null where none is known */
    public record Named(MemberId member, String name, String phone) {}

    public static Insert naming(List<Named> named) {
        return Tables.prepared(
                "person", named, "on conflict (member) do update set name = excluded.name, phone = excluded.phone");
    }

    private static AssignmentRow assignment(MemberId member, Place place, LocalDate from) {
        return new AssignmentRow(
                member, from, place.organisation(), place.status().code(), place.categories(), place.posts());
    }
}
