package cn.sanwei.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueCursorTest {
    @Test
    void what_a_list_made_it_reads_again_and_it_goes_into_an_address_as_it_is() {
        String cursor = OpaqueCursor.of(LocalDate.parse("2026-03-06"), "赵一?&", 7L);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(OpaqueCursor.read(cursor, 3, List::copyOf)).contains(List.of("2026-03-06", "赵一?&", "7"));
    }

    @Test
    void a_part_may_be_empty() {
        assertThat(OpaqueCursor.read(OpaqueCursor.of("", ""), 2, List::copyOf)).contains(List.of("", ""));
    }

    @Test
    void without_one_a_list_begins_at_its_beginning() {
        assertThat(OpaqueCursor.read(null, 2, List::copyOf)).isEmpty();
        assertThat(OpaqueCursor.read("", 2, List::copyOf)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "nonsense!",
                "2026-03-06",
                "2026-03-06\n1\n2",
                "yesterday\n1",
                "2026-03-06\nx",
                "2026-03-06\n\0001"
            })
    void what_no_list_made_is_400(String plain) {
        String cursor = plain.endsWith("!")
                ? plain
                : Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> OpaqueCursor.read(
                        cursor,
                        2,
                        parts -> LocalDate.parse(parts.getFirst()).plusDays(Long.parseLong(parts.getLast()))))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void a_cursor_by_time_and_id_is_read_again_to_the_millisecond() {
        TimeCursor cursor =
                new TimeCursor(Instant.parse("2026-03-06T01:30:00.250Z"), new java.util.UUID(0x1234, 0x5678));
        assertThat(TimeCursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(TimeCursor.parse(null).at()).isAfter(Instant.parse("9999-01-01T00:00:00Z"));
        for (String none : List.of("", "1", "1_2", cursor + "0", "-" + cursor, "99999999999999999_" + cursor.id())) {
            assertThatThrownBy(() -> TimeCursor.parse(none)).as(none).isInstanceOf(HttpProblem.class);
        }
    }
}
