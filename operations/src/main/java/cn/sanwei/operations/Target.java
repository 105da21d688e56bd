package cn.sanwei.operations;

import cn.sanwei.contracts.Store;
import cn.sanwei.operations.http.Accounts;
import cn.sanwei.operations.http.Api;
import cn.sanwei.operations.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A platform on this machine, as its data folder describes it.
 *
 * @param home the data folder
 * @param secrets what {@code up} made for it
 */
public record Target(Path home, Api.Addresses addresses, Map<String, String> secrets) {
    /** Of every demo account; a local realm's only. */
    public static final String DEMO_PASSWORD = "sanwei-demo";

    /** @throws IOException when there is no platform in that folder */
    public static Target of(Path home) throws IOException {
        int portBase = Json.tree(Files.readString(home.resolve("state.json")))
                .get("portBase")
                .asInt();
        Properties read = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("secrets"))) {
            read.load(reader);
        }
        Map<String, String> secrets = new HashMap<>();
        read.stringPropertyNames().forEach(name -> secrets.put(name, read.getProperty(name)));
        return new Target(home, new Api.Addresses(portBase), Map.copyOf(secrets));
    }

    /** As the cluster's superuser, read only: a checker sees through every policy and changes nothing. */
    public Connection connect(String database) throws SQLException {
        Connection connection = connect(database, "postgres", "SANWEI_PASSWORD_POSTGRES");
        if (database.equals(Store.RATING.code())) {
            // Which of its two projections is read by everybody.
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('search_path', serving_path(), false)");
            }
        }
        connection.setReadOnly(true);
        return connection;
    }

    /** As the store's relay, which may ask for a refill and read events, and nothing else. */
    public Connection connectAsRelay(String database) throws SQLException {
        return connect(database, database + "_relay", "SANWEI_PASSWORD_RELAY");
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + addresses.postgresPort() + "/" + database,
                user,
                secrets.get(password));
    }

    public String kafka() {
        return addresses.kafka();
    }

    public Api api(Duration patience) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Api(client, addresses, new Accounts(client, addresses.keycloak(), DEMO_PASSWORD), patience);
    }
}
