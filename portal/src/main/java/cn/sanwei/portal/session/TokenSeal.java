package cn.sanwei.portal.session;

import cn.sanwei.portal.PortalConfig;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the tokens of a session (AES-256-GCM) so that a copy of the database signs nobody in. A sealed text opens only
 * for the session that it was made for.
 */
@Singleton
class TokenSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SECRET_CHARACTERS = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Inject
    TokenSeal(PortalConfig config) {
        this(config.cookieSecret());
    }

    TokenSeal(String secret) {
        if (secret.length() < SECRET_CHARACTERS) {
            throw new IllegalStateException("SANWEI_COOKIE_SECRET needs at least " + SECRET_CHARACTERS + " characters");
        }
        this.key = new SecretKeySpec(sha256("sessions:" + secret), "AES");
    }

    byte[] seal(AuthorizationCodeTokens tokens, byte[] session) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = new JsonObject()
                .put("id", tokens.getIdToken())
                .put("access", tokens.getAccessToken())
                .put("refresh", tokens.getRefreshToken())
                .put("expiresIn", tokens.getAccessTokenExpiresIn())
                .put("scope", tokens.getAccessTokenScope())
                .toBuffer()
                .getBytes();
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, session, plain);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /** @throws CannotOpen when the text was changed, belongs to another session, or the secret is another one */
    AuthorizationCodeTokens open(byte[] all, byte[] session) {
        if (all.length <= NONCE_BYTES) {
            throw new CannotOpen(null);
        }
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        JsonObject json =
                new JsonObject(new String(crypt(Cipher.DECRYPT_MODE, nonce, session, sealed), StandardCharsets.UTF_8));
        return new AuthorizationCodeTokens(
                json.getString("id"),
                json.getString("access"),
                json.getString("refresh"),
                json.getLong("expiresIn"),
                json.getString("scope"));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] session, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(session);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static final class CannotOpen extends RuntimeException {
        CannotOpen(Throwable cause) {
            super("A sealed session cannot be opened", cause);
        }
    }
}
