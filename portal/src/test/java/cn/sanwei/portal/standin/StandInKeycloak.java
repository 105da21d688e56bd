package cn.sanwei.portal.standin;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID provider that signs anybody in without a form, for what Keycloak will not do on demand: short tokens,
 * refused refreshes, going away. Tests steer it with {@code POST /control}; the end-to-end tests use Keycloak itself.
 */
public final class StandInKeycloak {
    private static final String REALM = "/realms/sanwei";
    private static final int ORDINARY_LIFETIME = 300;

    private final KeyPair keys = newKeys();
    private final HttpServer server;
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger signOuts = new AtomicInteger();
    private volatile String nonce;
    /** Of the tokens that were issued last, in seconds of the epoch. */
    private volatile long expiresAt;

    private volatile int lifetimeSeconds = ORDINARY_LIFETIME;
    private volatile String refresh = "granted";

    public StandInKeycloak(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create());
        router.get(REALM + "/.well-known/openid-configuration").handler(context -> json(context, discovery()));
        router.get(REALM + "/protocol/openid-connect/certs").handler(context -> json(context, certificates()));
        router.get(REALM + "/protocol/openid-connect/auth").handler(this::authorise);
        router.post(REALM + "/protocol/openid-connect/token").handler(this::token);
        router.post(REALM + "/protocol/openid-connect/logout").handler(this::logout);
        router.post("/control").handler(this::control);
        router.get("/control")
                .handler(context -> json(
                        context,
                        new JsonObject()
                                .put("refreshes", refreshes.get())
                                .put("signOuts", signOuts.get())
                                .put("expiresAt", expiresAt)));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url() {
        return "http://localhost:" + server.actualPort();
    }

    private JsonObject discovery() {
        String base = url() + REALM + "/protocol/openid-connect";
        return new JsonObject()
                .put("issuer", url() + REALM)
                .put("authorization_endpoint", base + "/auth")
                .put("token_endpoint", base + "/token")
                .put("jwks_uri", base + "/certs")
                .put("end_session_endpoint", base + "/logout")
                .put("response_types_supported", new JsonArray().add("code"));
    }

    private JsonObject certificates() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kid", "one")
                                        .put("kty", "RSA")
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put("n", unsigned(key.getModulus()))
                                        .put("e", unsigned(key.getPublicExponent()))));
    }

    private void authorise(RoutingContext context) {
        nonce = context.request().getParam("nonce");
        String back = context.request().getParam("redirect_uri");
        String state = context.request().getParam("state");
        context.response()
                .setStatusCode(302)
                .putHeader("location", back + "?code=" + UUID.randomUUID() + "&state=" + state)
                .end();
    }

    private void token(RoutingContext context) {
        if ("refresh_token".equals(context.request().getFormAttribute("grant_type"))) {
            refreshes.incrementAndGet();
            if (refresh.equals("refused")) {
                context.response().setStatusCode(400);
                json(context, new JsonObject().put("error", "invalid_grant"));
                return;
            }
            if (refresh.equals("failing")) {
                context.response().setStatusCode(500).end();
                return;
            }
            if (refresh.equals("away")) {
                context.request().connection().close();
                return;
            }
        }
        // A token says its end in whole seconds: rounded down, one of a second that is issued at the end of a second
        // would be over before the portal has looked at it.
        expiresAt = Instant.now().getEpochSecond() + 1 + lifetimeSeconds;
        json(
                context,
                new JsonObject()
                        .put("access_token", accessToken())
                        .put("id_token", idToken())
                        .put("refresh_token", "refresh-" + UUID.randomUUID())
                        .put("token_type", "Bearer")
                        .put("expires_in", lifetimeSeconds));
    }

    private String accessToken() {
        return Jwt.issuer(url() + REALM)
                .subject("zhou")
                .audience("sanwei")
                .claim("jti", UUID.randomUUID().toString())
                .claim("name", "周志明")
                .claim("preferred_username", "yunxi-member")
                .claim("division", "yunxi")
                .claim("member", "6f1c5f3e-0000-4000-8000-000000000001")
                .claim(
                        "realm_access",
                        new JsonObject()
                                .put("roles", List.of("member", "offline_access", "default-roles-sanwei"))
                                .getMap())
                .expiresAt(expiresAt)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    private String idToken() {
        var token = Jwt.issuer(url() + REALM)
                .subject("zhou")
                .audience(Set.of("portal"))
                .claim("sid", "session-of-zhou")
                .expiresAt(expiresAt);
        return (nonce == null ? token : token.claim("nonce", nonce))
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    private void logout(RoutingContext context) {
        String refreshToken = context.request().getFormAttribute("refresh_token");
        boolean complete = "portal".equals(context.request().getFormAttribute("client_id"))
                && context.request().getFormAttribute("client_secret") != null
                && refreshToken != null
                && refreshToken.startsWith("refresh-");
        if (complete) {
            signOuts.incrementAndGet();
        }
        context.response().setStatusCode(complete ? 204 : 400).end();
    }

    private void control(RoutingContext context) {
        JsonObject wanted = context.body().asJsonObject();
        lifetimeSeconds = wanted.getInteger("lifetimeSeconds", ORDINARY_LIFETIME);
        refresh = wanted.getString("refresh", "granted");
        refreshes.set(0);
        signOuts.set(0);
        context.response().setStatusCode(204).end();
    }

    private static void json(RoutingContext context, JsonObject json) {
        context.response().putHeader("content-type", "application/json").end(json.toBuffer());
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
