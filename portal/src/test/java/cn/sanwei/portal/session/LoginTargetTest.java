package cn.sanwei.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/me", "/articles/6f1c5f3e-0000-4000-8000-000000000001", "/boards/yunxi/2025?x=1"})
    void the_portals_own_pages_are_kept(String path) {
        assertThat(LoginTarget.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me",
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/me\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/me#@evil.example",
                "/@evil.example"
            })
    void anything_else_becomes_the_first_page(String path) {
        assertThat(LoginTarget.of(path)).isEqualTo("/");
    }

    @Test
    void nothing_and_too_much_become_the_first_page() {
        assertThat(LoginTarget.of(null)).isEqualTo("/");
        assertThat(LoginTarget.of("/" + "a".repeat(600))).isEqualTo("/");
    }
}
