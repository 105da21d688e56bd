package cn.sanwei.e2e;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The platform's databases, looked at past its services. */
final class TheStores {
    private static final String SAID_TWICE = """
            select min(key) from command_receipt group by caller, request_hash having count(*) > 1
            """;
    private final Target target;

    TheStores(Target target) {
        this.target = target;
    }

    boolean somebodyWasAwarded() throws SQLException {
        return !texts(Store.RATING, "select subject from awarded limit 1").isEmpty();
    }

    /** One key of each command that one caller gave with the same content under several: of none is there a second. */
    List<String> commandsSaidTwice() throws SQLException {
        List<String> keys = new ArrayList<>();
        for (Store store : List.of(Store.POINTS, Store.ACTIVITY, Store.WISH)) {
            keys.addAll(texts(store, SAID_TWICE));
        }
        return keys;
    }

    List<String> texts(Store store, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = target.connect(store.code());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
