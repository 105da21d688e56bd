package cn.sanwei.local.machine;

import java.util.Map;

/** Of the database roles: one for all owners, one for all applications, and so on. */
public record Passwords(String owner, String app, String relay, String projector) {
    /** What the services assume when nobody tells them. For tests only: {@code up} makes random ones. */
    public static Passwords forTests() {
        return new Passwords("sanwei", "sanwei", "sanwei", "sanwei");
    }

    /** By the names under which the services look for them. */
    public Map<String, String> asEnvironment() {
        return Map.of(
                "SANWEI_PASSWORD_OWNER", owner,
                "SANWEI_PASSWORD_APP", app,
                "SANWEI_PASSWORD_RELAY", relay,
                "SANWEI_PASSWORD_PROJECTOR", projector);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
