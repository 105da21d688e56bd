package cn.sanwei.points.keycloak;

/** Keycloak does not answer, or not to us: whatever was asked may be asked again later. */
public class KeycloakAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeycloakAway(String reason, Throwable cause) {
        super(reason, cause);
    }
}
