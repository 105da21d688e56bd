package cn.sanwei.points;

import java.util.List;
import java.util.Map;

/** Towns whose rule book scores what is recorded; the first two members lead the branch. */
final class RecordTown {
    private RecordTown() {}

    static Town withBook(int members) {
        Town town = Town.withMembers(members);
        town.office()
                .post("/rule-books", Map.of("ruleBook", town.id, "source", book(town.id)))
                .statusCode(201);
        return town;
    }

    private static String book(String id) {
        return "id: " + id + "\n" + """
                title: 测试细则
                version: 1
                counts-from: 2025-01-01
                rules:
                  - {id: reading, label: 阅读, fact: article-read, points: 1}
                  - {id: mediation, label: 调解, fact: deed-recorded, when: {attributes: {kind: mediation}}, points: 1}
                  - {id: help, label: 帮扶, fact: deed-recorded, when: {attributes: {kind: help}}, points: 1, for-each: {measure: hours}}
                  - {id: discipline, label: 违纪, fact: deduction-recorded, when: {attributes: {kind: discipline}}, points: -5}
                """;
    }

    /** From the beginning of 2026 on. */
    static void holds(Town town, int member, String post) {
        town.office()
                .post(
                        "/members/" + town.members.get(member) + "/assignments",
                        Map.of(
                                "organisation",
                                town.branch,
                                "status",
                                "full",
                                "categories",
                                List.of(),
                                "posts",
                                List.of(post),
                                "from",
                                "2026-01-01"))
                .statusCode(200);
    }
}
