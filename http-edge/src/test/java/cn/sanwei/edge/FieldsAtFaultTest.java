package cn.sanwei.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsAtFaultTest {
    private static final ObjectMapper MAPPER = strict();

    record Sheet(String title, int hours, Code code, List<Mark> marks) {}

    record Mark(String person, Integer minutes) {
        Mark {
            if (person == null) {
                throw new IllegalArgumentException("请写明姓名");
            }
        }
    }

    record Code(String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Code {
            if (text.length() != 3) {
                throw new IllegalArgumentException("代码为三个字符");
            }
        }
    }

    @Test
    void each_of_several_fields_is_named_with_its_own_reason() {
        assertThat(faultsOf("{\"title\": 5, \"foo\": [1], \"hours\": \"x\", \"code\": \"ab\", \"marks\": []}"))
                .containsExactlyInAnyOrder("title 内容的类型或格式不对", "foo 没有这一项", "hours 内容的类型或格式不对", "code 代码为三个字符");
    }

    @Test
    void a_field_in_a_list_is_named_with_its_place() {
        assertThat(faultsOf(
                        "{\"marks\": [{\"person\": \"甲\", \"minutes\": true}, 7, {\"person\": \"乙\", \"foo\": 1}]}"))
                .containsExactlyInAnyOrder("marks[0].minutes 内容的类型或格式不对", "marks[1] 内容的类型或格式不对", "marks[2].foo 没有这一项");
    }

    @Test
    void what_only_follows_from_a_field_at_fault_is_not_named_and_what_comes_after_it_is() {
        assertThat(faultsOf("{\"marks\": [{\"person\": 5}, {\"minutes\": 4}], \"hours\": 1.5}"))
                .containsExactlyInAnyOrder("marks[0].person 内容的类型或格式不对", "marks[1] 请写明姓名", "hours 内容的类型或格式不对");
    }

    @Test
    void a_text_that_is_no_json_is_said_to_be_none() {
        assertThat(faultsOf("{\"title\": ")).containsExactly("body 不是有效的 JSON");
        assertThat(faultsOf("[]")).containsExactly("body 不是有效的 JSON");
        assertThat(faultsOf("{\"title\": 5, \"hours\": ")).containsExactly("title 内容的类型或格式不对", "body 不是有效的 JSON");
    }

    @Test
    void of_very_many_fields_the_first_twenty_are_named() {
        StringBuilder marks = new StringBuilder("{\"person\": 1}");
        marks.repeat(", {\"person\": 1}", 99);

        assertThat(faultsOf("{\"marks\": [" + marks + "]}"))
                .hasSize(FieldsAtFault.MOST)
                .last()
                .isEqualTo("marks[19].person 内容的类型或格式不对");
    }

    private static List<String> faultsOf(String body) {
        JsonProcessingException first =
                catchThrowableOfType(JsonProcessingException.class, () -> MAPPER.readValue(body, Sheet.class));
        return FieldsAtFault.of(MAPPER, Sheet.class, body.getBytes(StandardCharsets.UTF_8), first).stream()
                .map(one -> one.field() + " " + one.message())
                .toList();
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }
}
