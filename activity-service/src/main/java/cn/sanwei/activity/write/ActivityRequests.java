package cn.sanwei.activity.write;

/** The codes that requests may name, in the form that a request's schema shows. */
public final class ActivityRequests {
    public static final String KINDS =
            "members-meeting|branch-committee|group-meeting|party-lecture|theme-day|organisational-life|training|volunteer-service";
    public static final String EXPECTS = "everyone|committee|group|volunteers";
    public static final String THEME = "[a-z0-9][a-z0-9-]{0,39}";

    private ActivityRequests() {}
}
