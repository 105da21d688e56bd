package cn.sanwei.operations.refill;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.Target;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks a store's relay to publish it again from its beginning. The relay in charge begins once, wherever it is crashed,
 * and event ids and sequences are the same as before.
 */
public final class Refill {
    private Refill() {}

    /** @throws IllegalArgumentException when no store is called so */
    public static boolean request(Target target, String store, PrintStream out) throws SQLException {
        Store which = Store.of(store);
        try (Connection connection = target.connectAsRelay(which.code());
                Statement statement = connection.createStatement()) {
            ResultSet request = statement.executeQuery("insert into relay_refill default values returning request");
            request.next();
            out.println("request " + request.getLong(1) + ": " + which.topic() + " is filled again from the beginning");
            return true;
        }
    }
}
