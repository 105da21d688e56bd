package cn.sanwei.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A township of one test's own: a committee over one branch, with members of whom the first is its secretary. */
public final class Town {
    private static final AtomicInteger NEXT = new AtomicInteger();

    public final String id;
    public final String county;
    public final UUID committee = UUID.randomUUID();
    public final UUID branch = UUID.randomUUID();
    public final List<UUID> members = new ArrayList<>();

    private Town(String id, String county) {
        this.id = id;
        this.county = county;
    }

    public static Town registered() {
        return registeredIn("lanchuan");
    }

    public static Town registeredIn(String county) {
        Town town = new Town(
                "town-" + NEXT.incrementAndGet() + "-"
                        + UUID.randomUUID().toString().substring(0, 8),
                county);
        Map<String, Object> body = new java.util.HashMap<>(Api.township(town.id));
        body.put("county", county);
        Api.admin().post("/townships", body).statusCode(201);
        return town;
    }

    public static Town withMembers(int members) {
        Town town = registered();
        town.office()
                .post("/organisations", organisation(town.committee, null, "中共测试镇委员会", "committee"))
                .statusCode(201);
        town.office()
                .post("/organisations", organisation(town.branch, town.committee, "第一党支部", "branch"))
                .statusCode(201);
        for (int i = 0; i < members; i++) {
            UUID member = UUID.randomUUID();
            town.members.add(member);
            town.office()
                    .post("/members", member(member, town.branch, "张卫" + (char) ('甲' + i)))
                    .statusCode(201);
        }
        return town;
    }

    public Api office() {
        return Api.office(id);
    }

    /** Another account of the same office, for what needs two. */
    public Api secondOffice() {
        return Api.with(cn.sanwei.testing.Tokens.with("township-office")
                .in(id)
                .subject(id + "-office-2")
                .sign());
    }

    public Api secretary() {
        return Api.secretary(id, members.getFirst(), branch);
    }

    public Api member(int index) {
        return Api.member(id, members.get(index));
    }

    public UUID publishArticle(int secondsToRead) {
        UUID article = UUID.randomUUID();
        office().post("/articles", article(article, secondsToRead)).statusCode(201);
        return article;
    }

    public void publishRuleBook(String more) {
        office().post("/rule-books", Map.of("ruleBook", id, "source", ruleBook(id, 1, more)))
                .statusCode(201);
    }

    public static String ruleBook(String id, int version, String more) {
        return "id: " + id + "\ntitle: 测试细则\nversion: " + version + "\ncounts-from: 2025-01-01\n"
                + (version > 1 ? "replaces: " + (version - 1) + "\n" : "") + more
                + "rules:\n  - {id: reading, label: 阅读, fact: article-read, points: 1}\n";
    }

    public static Map<String, Object> organisation(UUID id, UUID parent, String name, String level) {
        Map<String, Object> body = new java.util.HashMap<>(
                Map.of("organisation", id, "name", name, "level", level, "sector", "community", "from", "2025-01-01"));
        if (parent != null) {
            body.put("parent", parent);
        }
        return body;
    }

    public static Map<String, Object> member(UUID id, UUID organisation, String name) {
        return Map.of(
                "member",
                id,
                "organisation",
                organisation,
                "name",
                name,
                "phone",
                "13800001111",
                "status",
                "full",
                "categories",
                List.of("retired"),
                "posts",
                List.of(),
                "from",
                "2025-01-01");
    }

    public static Map<String, Object> article(UUID id, int secondsToRead) {
        return Map.of(
                "article",
                id,
                "title",
                "把小事办到群众心坎上",
                "category",
                "deeds",
                "paragraphs",
                List.of("第一段。", "第二段。"),
                "secondsToRead",
                secondsToRead);
    }
}
