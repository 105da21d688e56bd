package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom a row means: by number where it has one, else by name, and by organisation where two are called the same. */
final class Persons {
    /** Everybody whom the township ever had: an old ledger names those who left as well. */
    private static final String ALL = """
            select m.member, p.name, o.name as organisation, m.left_on
            from member m
            join person p using (member)
            cross join lateral (select organisation from assignment a
                                where a.member = m.member order by a.since desc limit 1) a
            join organisation o on o.organisation = a.organisation
            order by o.name collate "zh-x-icu", p.name collate "zh-x-icu", m.member
            """;

    /** @param leftOn null for who is on the roster */
    record Person(MemberId member, String name, String organisation, LocalDate leftOn) {}

    private final List<Person> all;
    private final Map<String, Person> byId;
    private final Map<String, List<Person>> byName;

    Persons(List<Person> all) {
        this.all = List.copyOf(all);
        this.byId =
                all.stream().collect(Collectors.toMap(person -> person.member().toString(), Function.identity()));
        this.byName = all.stream().collect(Collectors.groupingBy(Person::name, HashMap::new, Collectors.toList()));
    }

    static Uni<Persons> load(Transaction transaction) {
        return Tables.list(transaction, Person.class, ALL, Map.of()).map(Persons::new);
    }

    /** Whom the template begins with. */
    List<Person> onRoster(LocalDate today) {
        return all.stream()
                .filter(person -> person.leftOn() == null || person.leftOn().isAfter(today))
                .toList();
    }

    Set<MemberId> ids() {
        return all.stream().map(Person::member).collect(Collectors.toSet());
    }

    /**
     * @param wrong told the column and the reason
     * @return null where it is nobody, which was told
     */
    String find(String number, String name, String organisation, BiConsumer<String, String> wrong) {
        if (number != null) {
            return byNumber(number, name, wrong);
        }
        if (name == null) {
            wrong.accept(PastForms.NAME, "不能为空");
            return null;
        }
        List<Person> called = byName.getOrDefault(name, List.of());
        if (called.isEmpty()) {
            wrong.accept(PastForms.NAME, "名册上没有“" + name + "”");
            return null;
        }
        List<Person> there = called.stream()
                .filter(person -> organisation == null || organisation.equals(person.organisation()))
                .toList();
        if (there.isEmpty()) {
            wrong.accept(PastForms.ORGANISATION, "“" + name + "”不在“" + organisation + "”，名册上在“" + places(called) + "”");
            return null;
        }
        if (there.size() > 1) {
            wrong.accept(
                    PastForms.NAME,
                    "名册上有 " + there.size() + " 个“" + name + "”，请填" + (organisation == null ? "党组织或党员编号" : "党员编号"));
            return null;
        }
        return there.getFirst().member().toString();
    }

    private String byNumber(String number, String name, BiConsumer<String, String> wrong) {
        Person person = byId.get(number);
        if (person == null) {
            wrong.accept(PastForms.MEMBER, "本镇（街道）没有这个编号的党员");
            return null;
        }
        if (name != null && !name.equals(person.name())) {
            wrong.accept(PastForms.NAME, "与编号不符，名册上是“" + person.name() + "”");
            return null;
        }
        return number;
    }

    private static String places(List<Person> persons) {
        return persons.stream().map(Person::organisation).distinct().limit(3).collect(Collectors.joining("”“"));
    }
}
