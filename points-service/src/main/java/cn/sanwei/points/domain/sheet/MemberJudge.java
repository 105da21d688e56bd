package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.PointsEvent.OfMember;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.Member;
import cn.sanwei.points.domain.MemberCommand;
import cn.sanwei.points.domain.MemberCommand.AssignMember;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.MemberCommand.RegisterMember;
import cn.sanwei.points.domain.RosterImport;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import cn.sanwei.points.domain.RosterRefusal;
import cn.sanwei.points.domain.sheet.DayText.NoDay;
import cn.sanwei.points.domain.sheet.RosterPlan.ChangedMember;
import cn.sanwei.points.domain.sheet.RosterPlan.FieldChange;
import cn.sanwei.points.domain.sheet.RosterPlan.NewMember;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one row makes of one person; the same deciders say what may be as for one member alone. */
final class MemberJudge {
    private static final int LONGEST_NAME = 50;

    private final Planning planning;
    private final OrganisationTree tree;
    private final Set<String> categoriesInUse;
    private final Set<String> postsInUse;
    private final List<NewMember> registered = new ArrayList<>();
    private final List<ChangedMember> changed = new ArrayList<>();
    private int unchanged;

    MemberJudge(Planning planning, OrganisationTree tree) {
        this.planning = planning;
        this.tree = tree;
        this.categoriesInUse = new HashSet<>();
        this.postsInUse = new HashSet<>();
        planning.state().members().forEach(person -> {
            categoriesInUse.addAll(person.place().categories());
            postsInUse.addAll(person.place().posts());
        });
    }

    List<NewMember> registered() {
        return registered;
    }

    List<ChangedMember> changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    void judge(PersonRow row) {
        int before = planning.errors().size();
        requireName(row);
        Optional<MemberStatus> status = status(row);
        Set<String> categories = codes(row, Column.CATEGORIES, row.row.categories(), Words.CATEGORIES, categoriesInUse);
        Set<String> posts = codes(row, Column.POSTS, row.row.posts(), Words.POSTS, postsInUse);
        if (!row.phone.isEmpty() && !RosterImport.isPhone(row.phone) && !isPhoneOf(row)) {
            wrong(row, Column.PHONE, "不是电话号码");
        }
        Optional<LocalDate> from = day(row);
        if (planning.errors().size() > before || row.isUnclear || row.organisation == null || status.isEmpty()) {
            return;
        }
        if (row.person == null) {
            register(row, new Place(row.organisation.id, status.get(), orNone(categories), orNone(posts)), from);
        } else {
            Place was = row.person.place();
            Place place = new Place(
                    row.organisation.id,
                    status.get(),
                    categories == null ? was.categories() : categories,
                    posts == null ? was.posts() : posts);
            compare(row, row.person, place, from);
        }
    }

    private void register(PersonRow row, Place place, Optional<LocalDate> from) {
        if (from.isEmpty()) {
            wrong(row, Column.FROM, "不能为空");
            return;
        }
        if (from.get().isAfter(planning.state().today())) {
            planning.warn(Finding.member(row.row.row(), Column.FROM, "从 " + from.get() + " 起才在名册上"));
        }
        Newcomer newcomer = new Newcomer(new MemberId(planning.draw()), row.name, orNull(row.phone), place, from.get());
        decide(
                        row,
                        new Member.State.Unknown(),
                        new RegisterMember(newcomer.member(), place, true, from.get(), planning.at()))
                .ifPresent(event ->
                        registered.add(new NewMember(row.row.row(), newcomer, tree.label(row.organisation), event)));
    }

    private void compare(PersonRow row, Person person, Place place, Optional<LocalDate> day) {
        boolean moves = !place.equals(person.place());
        List<FieldChange> fields = new ArrayList<>(fields(row, person, place));
        if (!moves && day.isPresent() && !day.get().equals(person.since())) {
            planning.warn(Finding.member(row.row.row(), Column.FROM, "其他各项没有变动，起始日期仍为 " + person.since()));
        }
        if (fields.isEmpty()) {
            unchanged++;
            return;
        }
        if (moves && day.isEmpty()) {
            wrong(row, Column.FROM, "有变动时须写明从哪一天起");
            return;
        }
        LocalDate from = moves ? day.orElseThrow() : person.since();
        Optional<OfMember> event = Optional.empty();
        if (moves) {
            Member.State state = person.leftOn() == null
                    ? new Member.State.OnRoster(person.since())
                    : new Member.State.Left(person.leftOn());
            event = decide(row, state, new AssignMember(person.member(), place, true, from, planning.at()));
            if (event.isEmpty()) {
                return;
            }
            if (!from.equals(person.since())) {
                fields.add(new FieldChange(Column.FROM, person.since().toString(), from.toString()));
            }
        }
        String phone = row.row.phone() == null ? person.phone() : orNull(row.phone);
        changed.add(new ChangedMember(
                row.row.row(), person, row.name, phone, place, from, event.orElse(null), List.copyOf(fields)));
    }

    private List<FieldChange> fields(PersonRow row, Person person, Place place) {
        Place was = person.place();
        String phone = row.row.phone() == null ? person.phone() : orNull(row.phone);
        return Stream.of(
                        new FieldChange(Column.NAME, shown(person.name()), shownName(row, person)),
                        new FieldChange(Column.PHONE, shown(person.phone()), shown(phone)),
                        new FieldChange(
                                Column.ORGANISATION, tree.label(was.organisation()), tree.label(place.organisation())),
                        new FieldChange(Column.STATUS, Words.of(was.status()), Words.of(place.status())),
                        new FieldChange(
                                Column.CATEGORIES,
                                Words.CATEGORIES.list(was.categories()),
                                Words.CATEGORIES.list(place.categories())),
                        new FieldChange(Column.POSTS, Words.POSTS.list(was.posts()), Words.POSTS.list(place.posts())))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** A blank more or less in a name is no change. */
    private static String shownName(PersonRow row, Person person) {
        return PersonRow.key(shown(person.name())).equals(row.key()) ? shown(person.name()) : row.name;
    }

    private Optional<OfMember> decide(PersonRow row, Member.State state, MemberCommand command) {
        return switch (new Member().decide(state, command)) {
            case Decision.Accepted<OfMember> accepted ->
                Optional.of(accepted.events().getFirst());
            case Decision.Refused<OfMember> refused -> {
                wrong(row, Column.FROM, planning.words((RosterRefusal) refused.reason()));
                yield Optional.empty();
            }
        };
    }

    /** Names that the platform has already were let in by others. */
    private void requireName(PersonRow row) {
        boolean isKnown =
                row.person != null && PersonRow.key(shown(row.person.name())).equals(row.key());
        String trouble = isKnown ? null : Planning.nameTrouble(row.name, LONGEST_NAME);
        if (trouble != null) {
            wrong(row, Column.NAME, trouble);
        }
    }

    private Optional<MemberStatus> status(PersonRow row) {
        String cell = Objects.requireNonNullElse(row.row.status(), "");
        Optional<String> code = Words.STATUS.code(cell, Set.of());
        if (code.isEmpty()) {
            wrong(row, Column.STATUS, cell.isBlank() ? "不能为空" : "须为" + String.join("、", Words.STATUS.offered()) + "之一");
        }
        return code.flatMap(known -> Arrays.stream(MemberStatus.values())
                .filter(status -> status.code().equals(known))
                .findFirst());
    }

    private Set<String> codes(PersonRow row, String column, String cell, Words words, Set<String> inUse) {
        return cell == null
                ? null
                : words.codes(
                        cell,
                        inUse,
                        unknown -> wrong(
                                row,
                                column,
                                "“" + unknown + "”不在可选之列：" + String.join("、", words.offered()) + "；几项之间用 、 隔开"));
    }

    private Optional<LocalDate> day(PersonRow row) {
        if (row.row.from() == null || row.row.from().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DayText.read(row.row.from()));
        } catch (NoDay e) {
            wrong(row, Column.FROM, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isPhoneOf(PersonRow row) {
        return row.person != null && row.phone.equals(row.person.phone());
    }

    private void wrong(PersonRow row, String column, String message) {
        planning.wrong(Finding.member(row.row.row(), column, message));
    }

    private static Set<String> orNone(Set<String> codes) {
        return codes == null ? Set.of() : codes;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }
}
