package cn.sanwei.points;

import static org.hamcrest.Matchers.equalTo;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** PostgreSQL is there, and so busy that it ends what takes longer than a transaction may. */
@QuarkusTest
@WithTestResource(RealParts.class)
class StoreBusyIT {
    @Test
    void what_takes_too_long_is_answered_503_with_the_time_to_try_again_and_not_as_a_fault() throws SQLException {
        try (Connection busy = Database.connect("postgres");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table article in access exclusive mode");
            Api.office("yunxi")
                    .get("/articles")
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("2"))
                    .body("type", equalTo("urn:sanwei:refusal:away"));
        }
        Api.office("yunxi").get("/articles").statusCode(200);
    }
}
