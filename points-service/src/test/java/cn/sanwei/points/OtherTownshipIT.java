package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member of one township finds nothing of another, also where the code would forget to ask. */
@QuarkusTest
@WithTestResource(RealParts.class)
class OtherTownshipIT {
    private static final List<String> GUARDED = List.of(
            "event",
            "organisation",
            "member",
            "assignment",
            "person",
            "rule_book",
            "article",
            "open_reading",
            "article_read",
            "meeting_result",
            "grade_reason",
            "objection",
            "exemption",
            "account",
            "account_due",
            "account_comparison",
            "login_code",
            "member_record",
            "record_version",
            "entry_query",
            "box_entry",
            "box_step",
            "box_terms",
            "calendar_day",
            "score_sheet");

    @Test
    void ids_of_another_township_are_not_found() {
        Town town = Town.withMembers(2);
        Town other = Town.withMembers(1);
        UUID article = town.publishArticle(1);
        town.publishRuleBook("");
        String member = "/members/" + town.members.getFirst();

        other.office().get(member).statusCode(404);
        other.office().get("/articles/" + article).statusCode(404);
        other.office().get("/rule-books/" + town.id + "/1").statusCode(404);
        other.office().get("/members?organisation=" + town.branch).statusCode(404);
        other.office().get("/branches/" + town.branch + "/meeting-results/2025").statusCode(404);
        other.member(0).post("/articles/" + article + "/readings", Map.of()).statusCode(404);
        other.office().post(member + "/leaving", Map.of("from", "2026-01-01")).statusCode(404);
        other.office()
                .post(
                        member + "/assignments",
                        Map.of(
                                "organisation",
                                other.branch,
                                "status",
                                "full",
                                "categories",
                                List.of(),
                                "posts",
                                List.of(),
                                "from",
                                "2026-01-01"))
                .statusCode(404);
        other.office()
                .post(
                        "/organisations/" + town.branch + "/scores",
                        Map.of("cycle", "2025", "part", "points-work", "score", "1"))
                .statusCode(404);
        other.office()
                .post(
                        "/branches/" + town.branch + "/objections",
                        Map.of("cycle", "2025", "member", town.members.getFirst(), "text", "x"))
                .statusCode(404);
        other.office()
                .post("/branches/" + town.branch + "/awards/2025", Map.of())
                .statusCode(404);
        assertThat(Database.count("event", "township = '" + other.id + "'"))
                .isEqualTo(4); // itself, committee, branch, member
    }

    @Test
    void a_reading_of_another_township_is_not_found() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(1);
        UUID article = town.publishArticle(1);
        String reading = town.member(0)
                .post("/articles/" + article + "/readings", Map.of())
                .path("id");

        other.member(0).post("/readings/" + reading + "/finish", Map.of()).statusCode(404);
    }

    @Test
    void lists_hold_ones_own_township_only() {
        Town town = Town.withMembers(2);
        Town other = Town.withMembers(1);
        town.publishArticle(1);

        other.office().get("/articles").body("items", hasSize(0));
        other.office().get("/members").body("items", hasSize(1));
        other.office().get("/organisations").body("items[*].organisation", everyItem(not(town.branch.toString())));
    }

    @Test
    void an_organisation_of_another_township_is_no_parent_and_no_home() {
        Town town = Town.withMembers(0);
        Town other = Town.withMembers(0);

        other.office()
                .post("/organisations", Town.organisation(UUID.randomUUID(), town.committee, "甲", "branch"))
                .statusCode(422);
        other.office()
                .post("/members", Town.member(UUID.randomUUID(), town.branch, "李四"))
                .statusCode(422);
    }

    @Test
    void an_id_that_another_township_uses_cannot_be_taken() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(0);

        other.office()
                .post("/members", Town.member(town.members.getFirst(), other.branch, "李四"))
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~everyone", "nowhere"})
    void behind_the_code_the_database_shows_no_row_to_whom_it_is_not(String division) throws SQLException {
        Town town = Town.withMembers(1);
        town.publishArticle(1);

        try (Connection connection = Database.connect("points_app");
                Statement statement = connection.createStatement()) {
            // A connection that another township used before.
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.division', '" + town.id + "', true)");
            assertThat(Database.count(connection, "member", "true")).isEqualTo(1);
            connection.commit();
            statement.execute("select set_config('app.division', '" + division + "', true)");
            for (String table : GUARDED) {
                assertThat(Database.count(connection, table, "true")).as(table).isZero();
            }
            connection.rollback();
        }
    }

    @Test
    void every_table_with_a_townships_rows_is_guarded_also_from_its_owner() {
        assertThat(Database.count(
                        "pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'township'",
                        "c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
                                + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
                .isZero();
    }

    @Test
    void whoever_forgets_to_say_whose_transaction_it_is_sees_nothing() throws SQLException {
        Town.withMembers(1);

        try (Connection connection = Database.connect("points_app")) {
            for (String table : GUARDED) {
                assertThat(Database.count(connection, table, "true")).as(table).isZero();
            }
        }
    }

    @Test
    void a_row_of_another_township_cannot_be_written_either() throws SQLException {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(0);

        try (Connection connection = Database.connect("points_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.division', '" + other.id + "', true)");
            assertThatThrownBy(() -> statement.execute("insert into member (member, township, county) values ('"
                            + UUID.randomUUID() + "', '" + town.id + "', 'lanchuan')"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }
}
