package cn.sanwei.scoring.rulebook.templates;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void every_file_is_offered_but_the_one_of_points_for_likes() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/cn/sanwei/scoring/templates"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .filter(name -> !name.equals("songwu")))
                    .containsExactlyInAnyOrderElementsOf(
                            Template.all().stream().map(Template::name).toList());
        }
    }

    @Test
    void each_says_in_one_sentence_what_kind_of_scheme_it_is() {
        assertThat(Template.all()).allSatisfy(template -> {
            assertThat(template.sentence()).endsWith("。").doesNotContain("虚构", "来源");
            assertThat(template.sentence().length()).isBetween(15, 200);
            assertThat(template.title()).isNotBlank();
        });
        assertThat(Template.named("meiao").orElseThrow().sentence()).isEqualTo("基础分 80 的办法（方案 K 之一）：加分最多 20，下不低于 0。");
    }

    @Test
    void each_could_be_published_as_it_is_under_its_own_name() {
        assertThat(Template.all()).allSatisfy(template -> {
            Reading reading = RuleBookParser.parse(template.source());
            assertThat(reading).isInstanceOf(Reading.Accepted.class);
            assertThat(((Reading.Accepted) reading).ruleBook().id()).isEqualTo(template.name());
            assertThat(((Reading.Accepted) reading).ruleBook().version()).isEqualTo(1);
        });
    }

    @Test
    void what_is_not_offered_is_none() {
        assertThat(Template.named("songwu")).isEmpty();
        assertThat(Template.named("../rule-book.schema")).isEmpty();
    }
}
