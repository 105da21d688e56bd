package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.points.rosterfile.RosterFile;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The largest roster that there is, as its page asks for it. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RosterOfThousandsIT {
    @Test
    void each_member_is_on_one_page_a_filter_leaves_out_the_others_and_the_export_changes_nothing() {
        Town town = Town.registered();
        byte[] file = RosterSheetIT.book(RosterFile.MOST_ROWS).file();
        String basis = RosterSheetIT.check(town, file).statusCode(200).path("basis");
        RosterSheetIT.importIt(town, file, basis, "k").statusCode(201);

        assertThat(everybody(town)).hasSize(RosterFile.MOST_ROWS).doesNotHaveDuplicates();
        assertThat(page(town, "&name=党员19&status=full").<List<String>>path("items[*].name"))
                .isNotEmpty()
                .allMatch(name -> name.contains("党员19"));

        byte[] export = town.office().get("/roster/sheet").statusCode(200).asByteArray();
        RosterSheetIT.check(town, export)
                .statusCode(200)
                .body("errorCount", equalTo(0))
                .body("members.unchanged", equalTo(RosterFile.MOST_ROWS));
    }

    private static List<String> everybody(Town town) {
        List<String> members = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = page(town, cursor);
            members.addAll(page.path("items[*].member"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return members;
    }

    private static Answer page(Town town, String more) {
        return town.office().get("/members?limit=200" + more).statusCode(200);
    }
}
