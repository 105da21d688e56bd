package cn.sanwei.scoring.rulebook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.SchemaInstance.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JSON Schema that editors complete by. It says again what the parser's readers say, so it is held against them: at
 * every place of a rule book its keys are among those that the parser names when it refuses one.
 */
class RuleBookSchemaTest {
    private static final String HEAD = "id: test\ntitle: 测试\ncounts-from: 2026-01-01\n";
    private static final JsonNode SCHEMA = tree();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA.toString(), InputFormat.JSON);

    private static JsonNode tree() {
        try (InputStream in = RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/rule-book.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Error> faults(String yaml) {
        return VALIDATOR.validate(SchemaInstance.json(yaml), InputFormat.JSON);
    }

    static Stream<Place> places() {
        return SchemaInstance.PLACES.stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void at_every_place_the_schema_has_the_keys_of_the_parser(Place place) {
        String yaml = HEAD + place.yaml();
        Finding unknown = ((Reading.Rejected) RuleBookParser.parse(yaml))
                .errors().stream()
                        .filter(error -> error.reason().equals("没有“zzz”这个键"))
                        .findFirst()
                        .orElseThrow();
        Matcher keys = Pattern.compile("可用的键：(.*)").matcher(unknown.expected());
        assertThat(keys.find()).isTrue();
        Set<String> ofParser = new TreeSet<>(Arrays.asList(keys.group(1).split("、")));

        assertThat(ofParser).isEqualTo(names(place.in(SCHEMA).path("properties")));
        assertThat(place.in(SCHEMA).path("additionalProperties").asBoolean(true))
                .isFalse();
    }

    @Test
    void every_object_of_the_schema_is_held_against_the_parser() {
        Set<String> held = new TreeSet<>();
        SchemaInstance.PLACES.forEach(place -> held.add(place.pointer()));
        List<String> objects = new ArrayList<>();
        collect(SCHEMA, "", objects);

        assertThat(held).containsAll(objects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "description"})
    void it_is_titled_and_described(String key) {
        assertThat(SCHEMA.path(key).asText()).isNotEmpty();
    }

    @Test
    void its_words_for_facts_and_statuses_are_those_of_the_code() {
        assertThat(texts(SCHEMA.at("/$defs/rule/properties/fact/enum")))
                .containsExactlyElementsOf(FactTypes.scoredByRules().keySet());
        assertThat(texts(SCHEMA.at("/$defs/statuses/anyOf/0/enum")))
                .containsExactlyElementsOf(Arrays.stream(MemberStatus.values())
                        .map(MemberStatus::code)
                        .toList());
        assertThat(texts(SCHEMA.at("/$defs/cap/properties/per/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(CapPeriod.values()).map(CapPeriod::code).toList());
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/cn/sanwei/scoring/templates"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_follows_it(Path template) throws IOException {
        assertThat(faults(Files.readString(template))).isEmpty();
    }

    @Test
    void every_example_of_the_guide_follows_it() throws IOException {
        Matcher blocks = Pattern.compile("(?ms)^```yaml(?: unwise)?\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("..", "docs", "rule-books.md")));
        int examples = 0;
        while (blocks.find()) {
            examples++;
            String text = blocks.group(1);
            assertThat(faults(text.startsWith("id:") ? text : HEAD + text))
                    .as(text)
                    .isEmpty();
        }
        assertThat(examples).isGreaterThan(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rules: []\n",
                "rules: [{id: r, label: 阅读, fact: article-read}]\n",
                "rules: [{id: R, label: 阅读, fact: article-read, points: 1}]\n",
                "rules: [{id: r, label: 阅读, fact: article-reed, points: 1}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 一}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, cap: 2}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, micro: big}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, caps: [{points: 1}]}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, caps: [{points: 1, times: 1, per: day}]}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, caps: [{points: 1, per: hour}]}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, when: {status: ful}}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1, when: {measures: {hours: {}}}}]\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\nshow-rank: maybe\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\nversion: 0\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\nbranches: {weights: {points-work: 0.5}}\n",
                "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\ngrades: [{label: 三星, from: 90}]\n",
            })
    void what_it_refuses_the_parser_refuses_too(String rest) {
        assertThat(faults(HEAD + rest)).isNotEmpty();
        assertThat(RuleBookParser.parse(HEAD + rest)).isInstanceOf(Reading.Rejected.class);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void collect(JsonNode node, String pointer, List<String> objects) {
        if (node.path("properties").isObject()) {
            objects.add(pointer);
        }
        node.properties().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), objects));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, objects);
        }
    }
}
