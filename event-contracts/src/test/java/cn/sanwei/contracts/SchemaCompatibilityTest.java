package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guard is guarded: invented schemas, one change each. */
class SchemaCompatibilityTest {
    private static final String TYPE = "cn.sanwei.invented.thing-done.v1";
    private static final String PUBLISHED = """
            {
              "$id": "urn:sanwei:schema:cn.sanwei.invented.thing-done.v1",
              "title": "ThingDone",
              "type": "object",
              "properties": {
                "thing": {"type": "string", "pattern": "^[a-z]{2,9}$"},
                "colour": {"type": "string", "enum": ["red", "green"]},
                "count": {"type": "integer"},
                "note": {"type": ["string", "null"]},
                "parts": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {"part": {"type": "string"}, "weight": {"type": "number"}},
                    "required": ["part", "weight"]
                  }
                },
                "measures": {"type": "object", "additionalProperties": {"type": "number"}}
              },
              "required": ["thing", "colour", "count", "parts", "measures"]
            }
            """;

    private final ObjectNode current = (ObjectNode) SchemaCompatibility.parse(PUBLISHED);

    private List<String> broken() {
        return SchemaCompatibility.broken(TYPE, SchemaCompatibility.parse(PUBLISHED), current);
    }

    private ObjectNode at(String pointer) {
        return (ObjectNode) current.at(pointer);
    }

    private static JsonNode json(String text) {
        return SchemaCompatibility.parse(text);
    }

    @Test
    void the_same_schema_breaks_nobody() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void an_added_field_that_need_not_be_there_passes() {
        at("/properties").set("since", json("{\"type\": [\"string\", \"null\"]}"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void an_added_field_inside_a_list_that_need_not_be_there_passes() {
        at("/properties/parts/items/properties").set("since", json("{\"type\": [\"string\", \"null\"]}"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void other_words_for_the_same_thing_and_another_order_pass() {
        current.put("title", "Done").put("description", "A thing is done.");
        current.set("required", json("[\"measures\", \"parts\", \"count\", \"colour\", \"thing\"]"));
        at("/properties/colour").set("enum", json("[\"green\", \"red\"]"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_removed_field_breaks() {
        at("/properties").remove("note");

        assertThat(broken()).containsExactly(TYPE + ": note was removed");
    }

    @Test
    void a_renamed_field_breaks_although_the_new_name_alone_would_pass() {
        at("/properties").set("remark", at("/properties").remove("note"));

        assertThat(broken()).containsExactly(TYPE + ": note was removed");
    }

    @Test
    void a_field_removed_inside_a_list_breaks() {
        at("/properties/parts/items/properties").remove("weight");
        at("/properties/parts/items").set("required", json("[\"part\"]"));

        assertThat(broken()).containsExactly(TYPE + ": parts[].weight was removed");
    }

    @Test
    void a_changed_type_breaks() {
        at("/properties/count").put("type", "string");

        assertThat(broken()).containsExactly(TYPE + ": count type was \"integer\" and is now \"string\"");
    }

    @Test
    void a_changed_type_inside_a_list_breaks() {
        at("/properties/parts/items/properties/weight").put("type", "string");

        assertThat(broken()).containsExactly(TYPE + ": parts[].weight type was \"number\" and is now \"string\"");
    }

    @Test
    void a_changed_type_of_the_values_of_a_map_breaks() {
        at("/properties/measures/additionalProperties").put("type", "string");

        assertThat(broken()).containsExactly(TYPE + ": measures.* type was \"number\" and is now \"string\"");
    }

    @Test
    void a_wider_type_breaks_too() {
        at("/properties/count").put("type", "number");

        assertThat(broken()).containsExactly(TYPE + ": count type was \"integer\" and is now \"number\"");
    }

    @Test
    void a_newly_required_field_that_was_there_breaks() {
        current.withArray("required").add("note");

        assertThat(broken()).containsExactly(TYPE + ": note is newly required: events of yesterday may lack it");
    }

    @Test
    void an_added_field_that_is_required_breaks() {
        at("/properties").set("since", json("{\"type\": \"string\"}"));
        current.withArray("required").add("since");

        assertThat(broken()).containsExactly(TYPE + ": since is newly required: events of yesterday may lack it");
    }

    @Test
    void a_field_that_is_required_no_longer_breaks() {
        current.set("required", json("[\"thing\", \"colour\", \"parts\", \"measures\"]"));

        assertThat(broken()).containsExactly(TYPE + ": count is required no longer: readers of yesterday need it");
    }

    @Test
    void a_removed_code_breaks() {
        at("/properties/colour").set("enum", json("[\"red\"]"));

        assertThat(broken()).containsExactly(TYPE + ": colour lost the code green");
    }

    @Test
    void an_added_code_breaks() {
        at("/properties/colour").set("enum", json("[\"red\", \"green\", \"blue\"]"));

        assertThat(broken()).containsExactly(TYPE + ": colour has the new code blue: readers of yesterday refuse it");
    }

    @Test
    void codes_where_any_text_was_good_break() {
        at("/properties/note").set("enum", json("[\"short\"]"));

        assertThat(broken()).containsExactly(TYPE + ": note enum was not said and is now [\"short\"]");
    }

    @Test
    void a_narrowed_pattern_breaks() {
        at("/properties/thing").put("pattern", "^[a-z]{2,5}$");

        assertThat(broken()).containsExactly(TYPE + ": thing pattern was \"^[a-z]{2,9}$\" and is now \"^[a-z]{2,5}$\"");
    }

    @Test
    void a_pattern_where_there_was_none_breaks() {
        at("/properties/note").put("pattern", "^x$");

        assertThat(broken()).containsExactly(TYPE + ": note pattern was not said and is now \"^x$\"");
    }

    @Test
    void a_bound_where_there_was_none_breaks() {
        at("/properties/parts").put("maxItems", 3);

        assertThat(broken()).containsExactly(TYPE + ": parts maxItems was not said and is now 3");
    }

    @Test
    void closing_the_event_to_fields_of_tomorrow_breaks() {
        current.put("additionalProperties", false);

        assertThat(broken()).containsExactly(TYPE + ": the event additionalProperties was not said and is now false");
    }

    @Test
    void another_name_of_the_schema_breaks() {
        current.put("$id", "urn:sanwei:schema:other");

        assertThat(broken()).singleElement().asString().startsWith(TYPE + ": the event $id was ");
    }

    @Test
    void each_of_two_changes_is_named() {
        at("/properties").remove("note");
        at("/properties/count").put("type", "string");

        assertThat(broken()).hasSize(2);
    }
}
