package cn.sanwei.points.keycloak;

/** Keycloak answers, and does not do this one thing. Its words may hold what was sent, so they are not in the message. */
public class KeycloakRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    KeycloakRefused(String asked, int status) {
        super(asked + " was answered with " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
