package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.points.rosterfile.RosterFile;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The largest roster that there is, as its page asks for it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RosterOfThousandsIT {
    private static final Duration FIRST_VIEW = Duration.ofSeconds(1);

    @Test
    void its_first_page_is_there_within_a_second_each_member_is_on_one_page_and_the_export_changes_nothing() {
        Town town = Town.registered();
        byte[] file = RosterSheetIT.book(RosterFile.MOST_ROWS).file();
        String basis = RosterSheetIT.check(town, file).statusCode(200).extract().path("basis");
        RosterSheetIT.importIt(town, file, basis, "k").statusCode(201);

        assertThat(quickest(() -> page(town, "")))
                .as("the first page, the quickest of three")
                .isLessThan(FIRST_VIEW);
        assertThat(everybody(town)).hasSize(RosterFile.MOST_ROWS).doesNotHaveDuplicates();
        assertThat(quickest(() -> page(town, "&name=党员19&status=full")))
                .as("filtered, the quickest of three")
                .isLessThan(FIRST_VIEW);

        byte[] export =
                town.office().get("/roster/sheet").statusCode(200).extract().asByteArray();
        RosterSheetIT.check(town, export)
                .statusCode(200)
                .body("errorCount", equalTo(0))
                .body("members.unchanged", equalTo(RosterFile.MOST_ROWS));
    }

    private static List<String> everybody(Town town) {
        List<String> members = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page(town, cursor);
            members.addAll(page.getList("items.member"));
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return members;
    }

    private static JsonPath page(Town town, String more) {
        return town.office()
                .get("/members?limit=200" + more)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Another module's tests may have the machine just then. */
    private static Duration quickest(Supplier<?> read) {
        return Stream.generate(() -> took(read))
                .limit(3)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration took(Supplier<?> read) {
        long began = System.nanoTime();
        read.get();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
