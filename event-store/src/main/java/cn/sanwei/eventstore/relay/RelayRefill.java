package cn.sanwei.eventstore.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Asks that a store be published again from its beginning, ids and sequences unchanged. Consumers drop what they have;
 * the leader obeys each request once, even if it falls in between. Needs the relay's role: no request of a user gets
 * here.
 */
public final class RelayRefill {
    private RelayRefill() {}

    /** @return the number of the request, which the cursor carries once it was obeyed */
    public static long request(Connection asRelay) throws SQLException {
        try (PreparedStatement statement =
                        asRelay.prepareStatement("insert into relay_refill default values returning request");
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
