package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
    private static final String UUID_TEXT = "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35";

    static Stream<Function<String, Object>> opaque() {
        return Stream.of(
                OrganisationId::of,
                MemberId::of,
                ArticleId::of,
                ActivityId::of,
                WishId::of,
                ObjectionId::of,
                ImportId::of);
    }

    static Stream<Function<String, Object>> slugs() {
        return Stream.of(TownshipId::of, CountyId::of, RuleBookId::of);
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void an_opaque_id_is_a_uuid_and_is_written_as_one(Function<String, Object> id) {
        assertThat(id.apply(UUID_TEXT)).hasToString(UUID_TEXT);
        assertThat(id.apply(UUID_TEXT.toUpperCase())).hasToString(UUID_TEXT).isEqualTo(id.apply(UUID_TEXT));
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void no_other_spelling_of_a_uuid_is_taken(Function<String, Object> id) {
        List<String> strangers = List.of(
                "",
                "1-1-1-1-1",
                UUID_TEXT.substring(1),
                UUID_TEXT + "0",
                UUID_TEXT.replace("-", ""),
                "{" + UUID_TEXT + "}",
                "6b1f2f0-a1c35-4d0e-9f27-3f1d2f0a1c35",
                "6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c3g",
                "ax8vChw1TQ6fJz8dLwocNQ==",
                "+b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35",
                UUID_TEXT.substring(0, 35) + "\n");

        assertThat(strangers)
                .allSatisfy(
                        text -> assertThatThrownBy(() -> id.apply(text)).isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> id.apply(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_opaque_id_without_a_value_cannot_be_made() {
        assertThatThrownBy(() -> new MemberId(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void a_speaking_id_is_of_2_to_40_small_letters_digits_and_hyphens(Function<String, Object> id) {
        assertThat(List.of("yunxi", "a1", "1a", "a-", "a".repeat(40)))
                .allSatisfy(text -> assertThat(id.apply(text)).hasToString(text));
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void no_other_text_is_a_speaking_id(Function<String, Object> id) {
        List<String> strangers = List.of(
                "",
                "a",
                "-a",
                "Yunxi",
                "yun xi",
                "yun_xi",
                "云溪",
                "yunxi\n",
                "yunxi\u0000",
                "a".repeat(41),
                "yunxi/..",
                "ａｂ");

        assertThat(strangers)
                .allSatisfy(
                        text -> assertThatThrownBy(() -> id.apply(text)).isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> id.apply(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_of_different_things_are_never_equal() {
        assertThat((Object) MemberId.of(UUID_TEXT)).isNotEqualTo(WishId.of(UUID_TEXT));
    }

    @Test
    void a_cycle_is_named_by_its_year() {
        assertThat(Cycle.of(2026)).isEqualTo(Cycle.of("2026")).hasToString("2026");
        assertThat(Cycle.of("2026").year()).isEqualTo(2026);
        assertThat(Cycle.of(2025)).isLessThan(Cycle.of(2026));
        assertThat(List.of(2000, 2099))
                .allSatisfy(year -> assertThat(Cycle.of(year).year()).isEqualTo(year));
    }

    @Test
    void no_other_text_is_a_cycle() {
        assertThat(List.of("", "26", "1999", "2100", "20266", "2026-Q1", " 2026", "2026\n", "２０２６"))
                .allSatisfy(
                        text -> assertThatThrownBy(() -> Cycle.of(text)).isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> Cycle.of(1999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cycle(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_store_is_found_by_its_code_only() {
        assertThat(Store.of("wish").topic()).isEqualTo("sanwei.wish.v1");
        assertThatThrownBy(() -> Store.of("WISH")).isInstanceOf(IllegalArgumentException.class);
    }
}
