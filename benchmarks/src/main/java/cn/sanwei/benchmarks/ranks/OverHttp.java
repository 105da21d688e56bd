package cn.sanwei.benchmarks.ranks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Somebody who asks the service over HTTP, with tokens that it verifies by a key which it was given at its start. */
public final class OverHttp implements AutoCloseable {
    private static final Duration LASTING = Duration.ofHours(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final KeyPair keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public OverHttp() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** Environment of a service that takes this key in the place of Keycloak's. */
    public Map<String, String> forTheService() {
        return Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "",
                "QUARKUS_OIDC_PUBLIC_KEY",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    String member(UUID member) throws GeneralSecurityException {
        return member(Crowd.TOWNSHIP, member);
    }

    public String member(String township, UUID member) throws GeneralSecurityException {
        return token(township, "member", ",\"member\":\"" + member + "\"");
    }

    String office() throws GeneralSecurityException {
        return token(Crowd.TOWNSHIP, "township-office", "");
    }

    private String token(String division, String role, String more) throws GeneralSecurityException {
        Instant now = Instant.now();
        String claims = "{\"iss\":\"bench\",\"sub\":\"bench\",\"aud\":\"sanwei\",\"iat\":%d,\"exp\":%d,"
                        .formatted(now.getEpochSecond(), now.plus(LASTING).getEpochSecond())
                + "\"division\":\"" + division + "\",\"realm_access\":{\"roles\":[\"" + role + "\"]}" + more
                + "}";
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public void get(int port, String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(ANSWER_WITHIN)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
