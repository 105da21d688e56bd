package cn.sanwei.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tokens as Keycloak would sign them, with a key pair of this JVM; the services verify signature, audience and expiry
 * as they do everywhere. Keycloak's own tokens are used in the end-to-end tests.
 */
public final class Tokens {
    private static final String KEY = "sanwei.test.token-key";
    /** By what they say: without the second compiler a signature costs more than the request that it is sent with. */
    private static final Map<Claims, Signed> SIGNED = new ConcurrentHashMap<>();

    private static final Duration USED_AGAIN_FOR = Duration.ofMinutes(1);

    private String subject = UUID.randomUUID().toString();
    private String audience = "sanwei";
    private Duration lifetime = Duration.ofMinutes(5);
    private boolean forged;
    private final List<String> roles;
    private String division;
    private UUID member;
    private String name;
    private List<String> organisations = List.of();

    private Tokens(List<String> roles) {
        this.roles = roles;
    }

    public static Tokens with(String... roles) {
        return new Tokens(List.of(roles));
    }

    public static String office(String township) {
        return with("township-office")
                .in(township)
                .subject(township + "-office")
                .sign();
    }

    public static String member(String township, UUID member) {
        return with("member").in(township).as(member).sign();
    }

    /** A secretary who is also a member, of one organisation. */
    public static String secretary(String township, UUID member, UUID organisation) {
        return with("member", "branch-secretary")
                .in(township)
                .as(member)
                .holding(organisation, "secretary")
                .sign();
    }

    public static String admin() {
        return with("platform-admin").in("sanwei").subject("platform-admin").sign();
    }

    public static String county(String county) {
        return with("county").in(county).subject(county).sign();
    }

    public Tokens in(String division) {
        this.division = division;
        return this;
    }

    /** The account is this member's; the subject follows, so that one member is one caller. */
    public Tokens as(UUID member) {
        this.member = member;
        this.subject = "account-of-" + member;
        return this;
    }

    public Tokens subject(String subject) {
        this.subject = subject;
        return this;
    }

    /** What people call the account. */
    public Tokens named(String name) {
        this.name = name;
        return this;
    }

    public Tokens holding(UUID organisation, String role) {
        organisations = Stream.concat(organisations.stream(), Stream.of(organisation + ":" + role))
                .toList();
        return this;
    }

    public Tokens forAudience(String audience) {
        this.audience = audience;
        return this;
    }

    public Tokens expired() {
        this.lifetime = Duration.ofMinutes(-10);
        return this;
    }

    /** Signed with a key that nobody trusts. */
    public Tokens forged() {
        this.forged = true;
        return this;
    }

    /** Good for the lifetime, or a minute less: whoever said the same a moment ago has the same token. */
    public String sign() {
        Claims claims = new Claims(subject, audience, lifetime, roles, division, member, name, organisations);
        Instant now = Instant.now();
        return forged
                ? claims.signed(now, newPair().getPrivate())
                : SIGNED.compute(
                                claims,
                                (same, before) -> before != null
                                                && before.at()
                                                        .plus(USED_AGAIN_FOR)
                                                        .isAfter(now)
                                        ? before
                                        : new Signed(now, same.signed(now, privateKey())))
                        .token();
    }

    private record Signed(Instant at, String token) {}

    private record Claims(
            String subject,
            String audience,
            Duration lifetime,
            List<String> roles,
            String division,
            UUID member,
            String name,
            List<String> organisations) {

        String signed(Instant now, PrivateKey key) {
            JwtClaimsBuilder claims = Jwt.claims()
                    .issuer("https://keycloak.test/realms/sanwei")
                    .subject(subject)
                    .audience(audience)
                    .issuedAt(now.minusSeconds(900))
                    .expiresAt(now.plus(lifetime))
                    .claim("realm_access", Map.of("roles", roles))
                    .claim("organisations", organisations);
            if (division != null) {
                claims.claim("division", division);
            }
            if (name != null) {
                claims.claim("name", name);
            }
            if (member != null) {
                claims.claim("member", member.toString());
            }
            return claims.jws().algorithm(SignatureAlgorithm.RS256).sign(key);
        }
    }

    /** Makes the key pair of this JVM and gives the public half, for the services' configuration. */
    static String newPublicKey() {
        KeyPair pair = newPair();
        System.setProperty(
                KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** Through a system property, since test resources and tests are loaded by different class loaders. */
    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
