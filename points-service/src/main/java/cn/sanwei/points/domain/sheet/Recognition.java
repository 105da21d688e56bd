package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.RosterRefusal.MemberHasLeft;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whom each row means. By the platform's number where there is one; else by name and telephone number, then by name and
 * organisation, each only where it leaves no choice. A name that stays open is asked about, never guessed: a wrong guess
 * would give one person another's points.
 */
final class Recognition {
    private final Planning planning;
    private final OrganisationTree tree;
    private final Map<MemberId, Person> all;
    private final Map<String, List<Person>> byName;
    private final Set<MemberId> claimed = new HashSet<>();

    Recognition(Planning planning, OrganisationTree tree) {
        this.planning = planning;
        this.tree = tree;
        List<Person> members = planning.state().members();
        this.all = members.stream().collect(Collectors.toMap(Person::member, Function.identity()));
        this.byName = members.stream()
                .filter(person -> person.name() != null
                        && person.isOnRoster(planning.state().today()))
                .collect(Collectors.groupingBy(person -> PersonRow.key(person.name())));
    }

    void read(List<PersonRow> rows) {
        rows.stream().filter(PersonRow::hasNumber).forEach(this::byNumber);
        List<PersonRow> open = rows.stream().filter(row -> !row.hasNumber()).toList();
        claim(open, row -> !row.phone.isEmpty(), Recognition::hasPhoneOf);
        claim(open, row -> !row.isAnother() && row.organisation != null, Recognition::isInPlaceOf);
        claim(open, PersonRow::isAnother, (row, person) -> isInPlaceOf(row, person) && isFromDayOf(row, person));
        open.stream()
                .filter(row -> row.person == null && !row.isAnother() && !row.isUnclear)
                .forEach(this::requireNoNamesake);
    }

    Set<MemberId> claimed() {
        return claimed;
    }

    private void byNumber(PersonRow row) {
        Person person =
                planning.id(row.row.id()).map(MemberId::new).map(all::get).orElse(null);
        if (person == null) {
            unclear(row, "没有这个编号的党员；新党员请留空");
        } else if (!person.isOnRoster(planning.state().today())) {
            unclear(row, planning.words(new MemberHasLeft(person.member(), person.leftOn())));
        } else if (!claimed.add(person.member())) {
            unclear(row, "这个编号在表中出现了两次");
        } else {
            row.person = person;
        }
    }

    /** One row and one person of a name that fit each other and nobody else. */
    private void claim(List<PersonRow> rows, Predicate<PersonRow> asked, BiPredicate<PersonRow, Person> fits) {
        List<PersonRow> open = rows.stream()
                .filter(row -> row.person == null && !row.isUnclear && asked.test(row))
                .toList();
        Map<String, List<PersonRow>> namesakes = open.stream().collect(Collectors.groupingBy(PersonRow::key));
        Map<PersonRow, Person> found = new HashMap<>();
        for (PersonRow row : open) {
            List<Person> persons = unclaimed(row).stream()
                    .filter(person -> fits.test(row, person))
                    .toList();
            if (persons.size() > 1) {
                unclear(row, "平台上有 " + persons.size() + " 名同名党员，请填写平台编号（导出名册可得）");
            } else if (persons.size() == 1 && isAlone(namesakes.get(row.key()), persons.getFirst(), fits)) {
                found.put(row, persons.getFirst());
            }
        }
        found.forEach((row, person) -> {
            row.person = person;
            claimed.add(person.member());
        });
    }

    private static boolean isAlone(List<PersonRow> rows, Person person, BiPredicate<PersonRow, Person> fits) {
        return rows.stream().filter(row -> fits.test(row, person)).count() == 1;
    }

    private void requireNoNamesake(PersonRow row) {
        List<Person> persons = unclaimed(row);
        if (!persons.isEmpty()) {
            unclear(
                    row,
                    "平台上“" + tree.label(persons.getFirst().place().organisation())
                            + "”已有同名党员：是同一人的，请填写其平台编号（导出名册可得）；不是的，请填“" + PersonRow.ANOTHER + "”");
        }
    }

    private List<Person> unclaimed(PersonRow row) {
        return byName.getOrDefault(row.key(), List.of()).stream()
                .filter(person -> !claimed.contains(person.member()))
                .toList();
    }

    private void unclear(PersonRow row, String message) {
        row.isUnclear = true;
        planning.wrong(Finding.member(row.row.row(), Column.ID, message));
    }

    private static boolean hasPhoneOf(PersonRow row, Person person) {
        return PersonRow.digits(row.phone).equals(PersonRow.digits(person.phone()));
    }

    private static boolean isInPlaceOf(PersonRow row, Person person) {
        return row.organisation != null
                && Objects.equals(row.organisation.id, person.place().organisation());
    }

    private static boolean isFromDayOf(PersonRow row, Person person) {
        try {
            return DayText.read(Objects.requireNonNullElse(row.row.from(), "")).equals(person.since());
        } catch (DayText.NoDay said) {
            return false; // The day itself is judged with the rest of the row.
        }
    }
}
