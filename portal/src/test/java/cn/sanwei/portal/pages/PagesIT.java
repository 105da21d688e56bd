package cn.sanwei.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventSchemas;
import cn.sanwei.portal.standin.Browser;
import cn.sanwei.portal.standin.PortalParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalParts.class)
class PagesIT {
    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/boards",
                "/boards/yunxi",
                "/boards/yunxi/2025",
                "/me",
                "/me/exemption",
                "/me/award",
                "/articles",
                "/articles/6f1c5f3e-0000-4000-8000-000000000001",
                "/county",
                "/box",
                "/box/answers",
                "/box/answers/yunxi",
                "/desk",
                "/desk/activities/6f1c5f3e-0000-4000-8000-000000000001/attendance",
                "/login-failed?error=away"
            })
    void every_address_of_a_page_gives_the_page(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(answer.body()).contains("<div id=\"app\">");
    }

    @Test
    void an_unknown_address_gives_the_page_that_says_so_with_404() {
        HttpResponse<String> answer = browser.get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<div id=\"app\">");
    }

    @Test
    void what_is_no_page_gives_no_page() {
        assertThat(browser.get("/assets/missing.js").statusCode()).isEqualTo(404);
        assertThat(browser.get("/assets/missing.js").body()).doesNotContain("<div");
        assertThat(browser.post("/me", "").statusCode()).isEqualTo(404);
        assertThat(browser.send(browser.request(Browser.portal() + "/me").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nowhere", "/session", "/api/points/articles", "/api/unknown/x", "/robots.txt", "/schemas"
            })
    void every_answer_says_what_a_page_may_do_and_that_nobody_frames_or_indexes_it(String path) {
        var headers = browser.get(path).headers();

        assertThat(headers.allValues("content-security-policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("x-robots-tag").orElseThrow()).contains("noindex");
    }

    @Test
    void an_asset_with_a_hash_in_its_name_is_kept_for_good_and_other_files_are_asked_for_again() {
        Matcher script =
                Pattern.compile("/assets/[^\"]+\\.js").matcher(browser.get("/").body());
        assertThat(script.find()).isTrue();

        assertThat(browser.get(script.group()).headers().firstValue("cache-control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(browser.get("/favicon.svg").headers().firstValue("cache-control"))
                .hasValue("no-cache");
    }

    @Test
    void no_script_or_style_is_written_into_the_page() {
        assertThat(browser.get("/").body()).doesNotContain("<style").doesNotContainPattern("<script(?![^>]*\\ssrc=)");
    }

    @Test
    void the_schema_that_an_event_names_is_served() {
        String type = EventCodec.types().keySet().stream().sorted().findFirst().orElseThrow();

        HttpResponse<String> answer = browser.get("/schemas/" + type);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/schema+json");
        assertThat(new JsonObject(answer.body()).getString("$id")).isEqualTo(EventSchemas.urn(type));
        assertThat(browser.json("/schemas").getJsonArray("items"))
                .hasSize(EventCodec.types().size());
        assertThat(browser.get("/schemas/cn.sanwei.unknown.v1").statusCode()).isEqualTo(404);
        assertThat(browser.get("/schemas/..%2f..%2fapplication.properties").statusCode())
                .isEqualTo(404);
    }
}
