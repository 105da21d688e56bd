package cn.sanwei.activity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.activity.domain.CheckInCode.Secret;
import cn.sanwei.contracts.ActivityId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckInCodeTest {
    private static final ActivityId ACTIVITY = ActivityId.of("6f9619ff-8b86-4d01-b42d-00c04fc964ff");
    private static final Secret SECRET = new Secret("a secret of 24 bytes....".getBytes());
    /** Begins a slot of ten seconds. */
    private static final Instant NOW = Instant.parse("2026-03-06T06:00:00Z");

    @Test
    void a_code_is_good_in_its_own_slot_and_in_the_next_and_then_no_more() {
        String code = CheckInCode.at(ACTIVITY, SECRET, NOW);
        assertThat(good(code, NOW)).isTrue();
        assertThat(good(code, NOW.plusMillis(9_999))).isTrue();
        assertThat(good(code, NOW.plusSeconds(10))).isTrue();
        assertThat(good(code, NOW.plusMillis(19_999))).isTrue();
        assertThat(good(code, NOW.plusSeconds(20))).isFalse();
        assertThat(CheckInCode.validUntil(NOW)).isEqualTo(NOW.plusSeconds(20));
        assertThat(CheckInCode.validUntil(NOW.plusMillis(9_999))).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void a_code_is_not_good_before_its_slot() {
        assertThat(good(CheckInCode.at(ACTIVITY, SECRET, NOW), NOW.minusMillis(1)))
                .isFalse();
    }

    @Test
    void another_activitys_code_and_another_secrets_are_wrong() {
        assertThat(good(CheckInCode.at(new ActivityId(UUID.randomUUID()), SECRET, NOW), NOW))
                .isFalse();
        assertThat(good(CheckInCode.at(ACTIVITY, new Secret(new byte[16]), NOW), NOW))
                .isFalse();
    }

    @Test
    void codes_are_eight_letters_that_nobody_confuses_and_taken_in_small_ones_too() {
        Set<String> codes = new HashSet<>();
        for (int slot = 0; slot < 1_000; slot++) {
            String code = CheckInCode.at(ACTIVITY, SECRET, NOW.plusSeconds(10L * slot));
            assertThat(code).matches("[2-9A-HJ-NP-Z]{8}");
            codes.add(code);
        }
        assertThat(codes).as("another one in each slot").hasSize(1_000);
        assertThat(good(CheckInCode.at(ACTIVITY, SECRET, NOW).toLowerCase(Locale.ROOT), NOW))
                .isTrue();
    }

    @Test
    void a_secret_is_long_enough_and_never_printed() {
        assertThatThrownBy(() -> new Secret(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThat(SECRET).hasToString("Secret");
    }

    private static boolean good(String code, Instant at) {
        return CheckInCode.isGood(ACTIVITY, SECRET, code, at);
    }
}
