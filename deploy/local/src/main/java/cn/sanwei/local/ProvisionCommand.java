package cn.sanwei.local;

import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.platform.UpOptions;
import cn.sanwei.local.postgres.PostgresServer;
import cn.sanwei.local.postgres.Provisioning;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Makes the databases and roles on a PostgreSQL that runs elsewhere, with the same {@code provision.sql} as here. All it
 * knows comes from the environment; running it again changes nothing but passwords.
 */
final class ProvisionCommand {
    private static final String SERVER = "SANWEI_POSTGRES";
    private static final String SUPERUSER_PASSWORD = "SANWEI_PASSWORD_POSTGRES";

    /** What it must be told; nothing has a default, since a default password is nobody's. */
    static final List<String> READS = List.of(
            SERVER,
            SUPERUSER_PASSWORD,
            "SANWEI_PASSWORD_OWNER",
            "SANWEI_PASSWORD_APP",
            "SANWEI_PASSWORD_RELAY",
            "SANWEI_PASSWORD_PROJECTOR");

    private final Map<String, String> environment;
    private final PrintStream out;

    ProvisionCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    int run() {
        READS.forEach(this::told);
        new Provisioning(this::connect)
                .run(new Passwords(
                        told("SANWEI_PASSWORD_OWNER"),
                        told("SANWEI_PASSWORD_APP"),
                        told("SANWEI_PASSWORD_RELAY"),
                        told("SANWEI_PASSWORD_PROJECTOR")));
        out.println("Databases and roles are as they should be on " + told(SERVER) + ": "
                + String.join(", ", Provisioning.DATABASES) + ".");
        return 0;
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.put("user", PostgresServer.SUPERUSER);
        login.put("password", told(SUPERUSER_PASSWORD));
        login.put("connectTimeout", "10");
        login.put("socketTimeout", "60");
        return DriverManager.getConnection("jdbc:postgresql://" + told(SERVER) + "/" + database, login);
    }

    private String told(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new UpOptions.Misused("provision reads " + name + " from its environment, and it is not there.");
        }
        return value;
    }
}
