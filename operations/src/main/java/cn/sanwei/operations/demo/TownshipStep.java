package cn.sanwei.operations.demo;

import cn.sanwei.operations.demo.DemoTownship.Branch;
import cn.sanwei.operations.demo.DemoTownship.Committee;
import cn.sanwei.operations.demo.DemoTownship.Person;
import cn.sanwei.scoring.rulebook.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A township from nothing: itself, its tree, its people, its rule book and its articles. */
final class TownshipStep {
    private static final int ROWS = 1000;
    private final DemoApi api;
    private final DemoCalendar calendar;

    TownshipStep(DemoApi api, DemoCalendar calendar) {
        this.api = api;
        this.calendar = calendar;
    }

    void enter(DemoTownship township) throws InterruptedException {
        String since = calendar.closed() + "-01-01";
        api.command(
                "admin",
                "/api/points/townships",
                "township/" + township.id(),
                Map.of(
                        "township", township.id(),
                        "county", "lanchuan",
                        "name", township.name(),
                        "countyName", "澜川县",
                        "code", township.code(),
                        "from", since,
                        "labels", Map.of("board", "红色星级公示栏", "office", township.name() + "组织办")));
        String office = township.office();
        for (Committee committee : township.committees()) {
            api.command(
                    office,
                    "/api/points/organisations",
                    committee.id().toString(),
                    Map.of(
                            "organisation", committee.id(),
                            "name", committee.name(),
                            "level", "committee",
                            "sector", committee.sector(),
                            "from", since));
        }
        for (Branch branch : township.branches()) {
            api.command(
                    office,
                    "/api/points/organisations",
                    branch.id().toString(),
                    Map.of(
                            "organisation", branch.id(),
                            "parent", branch.committee(),
                            "name", branch.name(),
                            "level", "branch",
                            "sector", branch.sector(),
                            "from", since));
        }
        List<Person> people = township.people();
        for (int from = 0; from < people.size(); from += ROWS) {
            List<Map<String, Object>> rows = people.subList(from, Math.min(people.size(), from + ROWS)).stream()
                    .map(person -> row(person, since))
                    .toList();
            api.command(office, "/api/points/members/imports", "roster/" + township.id() + from, Map.of("rows", rows));
        }
        String ruleBook = template(township.ruleBook()).replaceFirst("(?m)^counts-from: .*$", "counts-from: " + since);
        api.command(
                office,
                "/api/points/rule-books",
                "rule-book/" + township.id(),
                Map.of("ruleBook", township.id(), "source", ruleBook));
        for (Articles.Article article : Articles.ALL) {
            Map<String, Object> body = new HashMap<>();
            body.put("article", Articles.idIn(township, article));
            body.put("title", article.title());
            body.put("category", article.category());
            body.put("secondsToRead", article.secondsToRead());
            body.put("paragraphs", article.paragraphs());
            api.command(office, "/api/points/articles", "article/" + township.id() + article.title(), body);
        }
    }

    private static String template(String name) {
        try (InputStream source =
                RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/templates/" + name + ".yaml")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> row(Person person, String since) {
        return Map.of(
                "member", person.id(),
                "organisation", person.branch(),
                "name", person.name(),
                "status", person.status(),
                "categories", person.categories(),
                "posts", person.posts(),
                "from", since);
    }
}
