package cn.sanwei.points.keycloak;

/** Keycloak answers, and does not do this one thing. Its words may hold what was sent, so they are not in the message. */
public class KeycloakRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    /** @param field which one of an account's it found fault with; empty where it did not say */
    KeycloakRefused(String asked, int status, String field) {
        super(asked + " was answered with " + status + (field.isEmpty() ? "" : " for " + field));
        this.status = status;
        this.field = field;
    }

    public int status() {
        return status;
    }

    public boolean isAbout(String name) {
        return field.equals(name);
    }
}
