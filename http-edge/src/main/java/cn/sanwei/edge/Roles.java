package cn.sanwei.edge;

/** Realm roles, by their names in Keycloak. */
public final class Roles {
    public static final String MEMBER = "member";
    public static final String RESIDENT = "resident";
    public static final String BRANCH_SECRETARY = "branch-secretary";
    public static final String TOWNSHIP_OFFICE = "township-office";
    public static final String SOCIAL_WORKER = "social-worker";
    public static final String COUNTY = "county";
    public static final String PLATFORM_ADMIN = "platform-admin";

    private Roles() {}
}
