package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type from a slip of paper: user names and one-time codes. */
class SignInWordsTest {
    private static final long SEED = 20261122;

    @Test
    void a_code_is_nine_letters_of_which_none_looks_like_another_and_no_word_comes_out() {
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(LoginCode.draw(random::nextInt).text());
        }

        assertThat(drawn).hasSize(10_000).allSatisfy(code -> assertThat(code).matches("[bcdfghjkmnpqrstvwxyz]{9}"));
    }

    @Test
    void a_code_is_not_shown_by_what_is_logged() {
        assertThat(new LoginCode("kmpxwqdft").toString()).doesNotContain("kmp");
    }

    @Test
    void a_user_name_is_eight_digits_without_a_zero_in_front() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10_000; i++) {
            assertThat(UserName.draw(random::nextInt).text()).matches("[1-9][0-9]{7}");
        }
    }

    @ParameterizedTest
    @CsvSource({"7992739, 8", "1234567, 4", "1000000, 8"})
    void the_last_digit_checks_the_others(String digits, int check) {
        assertThat(UserName.checkDigit(digits)).isEqualTo(check);
    }

    @Test
    void one_wrong_digit_is_nobody_elses_user_name() {
        String right = UserName.draw(new SplittableRandom(SEED)::nextInt).text();
        for (int place = 0; place < 7; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, place) + digit + right.substring(place + 1);
                if (!typed.equals(right)) {
                    assertThat(UserName.checkDigit(typed.substring(0, 7))).isNotEqualTo(typed.charAt(7) - '0');
                }
            }
        }
    }
}
