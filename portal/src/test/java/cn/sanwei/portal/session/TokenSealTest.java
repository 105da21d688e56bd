package cn.sanwei.portal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AuthorizationCodeTokens;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private static final String SECRET = "a-secret-of-more-than-32-characters";
    private static final byte[] SESSION = TokenSeal.sha256("session");

    private final TokenSeal seal = new TokenSeal(SECRET);
    private final AuthorizationCodeTokens tokens =
            new AuthorizationCodeTokens("id", "access", "refresh", 300L, "openid");

    @Test
    void what_was_sealed_opens_again() {
        AuthorizationCodeTokens opened = seal.open(seal.seal(tokens, SESSION), SESSION);

        assertThat(opened.getIdToken()).isEqualTo("id");
        assertThat(opened.getAccessToken()).isEqualTo("access");
        assertThat(opened.getRefreshToken()).isEqualTo("refresh");
        assertThat(opened.getAccessTokenExpiresIn()).isEqualTo(300L);
        assertThat(opened.getAccessTokenScope()).isEqualTo("openid");
    }

    @Test
    void no_token_can_be_read_in_it_and_no_two_are_alike() {
        byte[] once = seal.seal(tokens, SESSION);

        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("refresh");
        assertThat(once).isNotEqualTo(seal.seal(tokens, SESSION));
    }

    @Test
    void it_does_not_open_for_another_session() {
        byte[] sealed = seal.seal(tokens, SESSION);

        assertThatThrownBy(() -> seal.open(sealed, TokenSeal.sha256("another")))
                .isInstanceOf(TokenSeal.CannotOpen.class);
    }

    @Test
    void it_does_not_open_when_a_bit_was_changed() {
        byte[] sealed = seal.seal(tokens, SESSION);
        sealed[sealed.length / 2] ^= 1;

        assertThatThrownBy(() -> seal.open(sealed, SESSION)).isInstanceOf(TokenSeal.CannotOpen.class);
    }

    @Test
    void it_does_not_open_with_another_secret_or_when_cut_off() {
        byte[] sealed = seal.seal(tokens, SESSION);

        assertThatThrownBy(() -> new TokenSeal(SECRET + "!").open(sealed, SESSION))
                .isInstanceOf(TokenSeal.CannotOpen.class);
        assertThatThrownBy(() -> seal.open(new byte[5], SESSION)).isInstanceOf(TokenSeal.CannotOpen.class);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new TokenSeal("short"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SANWEI_COOKIE_SECRET");
    }
}
