package cn.sanwei.points;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A secretary looks for a guest by his name. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PeopleIT {
    @Test
    void somebody_of_another_branch_is_found_by_two_signs_of_his_name_the_exact_one_first() {
        Town town = Town.withMembers(1);
        UUID second = UUID.randomUUID();
        UUID guest = UUID.randomUUID();
        town.office()
                .post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"))
                .statusCode(201);
        town.office()
                .post("/members", Town.member(UUID.randomUUID(), second, "安李建设"))
                .statusCode(201);
        town.office().post("/members", Town.member(guest, second, "李建设")).statusCode(201);

        town.secretary()
                .get("/people?name=李建设")
                .statusCode(200)
                .body("items[*].name", contains("李建设", "安李建设"))
                .body("items[0].member", equalTo(guest.toString()))
                .body("items[0].organisationName", equalTo("第二党支部"))
                .body("items[0].phone", equalTo(null));
        town.office().get("/people?name=建设&on=2025-01-01").body("items", hasSize(2));
        town.office().get("/people?name=建设&on=2024-12-31").body("items", empty());
        town.office().get("/people?name=无此人").statusCode(200).body("items", empty());
    }

    @Test
    void a_family_name_is_too_little_and_a_hundred_are_never_listed() {
        Town town = Town.withMembers(21);

        town.secretary().get("/people?name=张").statusCode(400).body("errors[*].field", contains("name"));
        town.secretary().get("/people").statusCode(400);
        town.secretary().get("/people?name=" + "张".repeat(101)).statusCode(400);
        town.secretary().get("/people?name=张卫&on=昨天").statusCode(400).body("errors[*].field", contains("on"));
        town.secretary().get("/people?name=张卫").body("items", hasSize(20));
    }

    @Test
    void a_member_does_not_search_and_another_township_finds_nobody() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(0);

        town.member(0).get("/people?name=张卫").statusCode(403);
        Api.nobody().get("/people?name=张卫").statusCode(401);
        other.office().get("/people?name=张卫").statusCode(200).body("items", empty());
    }
}
