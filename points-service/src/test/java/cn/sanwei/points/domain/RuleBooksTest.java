package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.points.domain.RuleBookRefusal.RuleBookNamedOtherwise;
import cn.sanwei.points.domain.RuleBookRefusal.RuleBookWrong;
import cn.sanwei.points.domain.RuleBookRefusal.VersionNotNext;
import cn.sanwei.points.domain.RuleBooks.PublishRuleBook;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RuleBooksTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final RuleBookId YUNXI = RuleBookId.of("yunxi");

    @Test
    void the_first_version_is_published() {
        given(new RuleBooks()).when(publish(source("yunxi", 1, "2026-01-01"))).then(published(1, "2026-01-01"));
    }

    @Test
    void the_next_version_may_reach_into_the_past() {
        given(new RuleBooks(), published(1, "2026-02-01"))
                .when(publish(source("yunxi", 2, "2026-01-01")))
                .then(published(2, "2026-01-01"));
    }

    @Test
    void a_rule_book_that_contradicts_itself_is_refused_with_line_column_and_what_to_write_instead() {
        var refused = (RuleBookWrong) given(new RuleBooks())
                .when(
                        publish(
                                "id: yunxi\ntitle: 细则\ncounts-from: 2026-01-01\nrules:\n  - {id: a, label: 甲, fact: article-read, points: 一}\n"))
                .refused();

        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(5);
            assertThat(error.column()).isGreaterThan(1);
            assertThat(error.expected()).isNotBlank();
        });
    }

    @Test
    void a_version_that_was_published_already_is_refused_where_it_is_written() {
        var refused = (RuleBookWrong) given(new RuleBooks(), published(1, "2026-01-01"))
                .when(publish(source("yunxi", 1, "2026-06-01")))
                .refused();

        assertThat(refused.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.path()).isEqualTo("version"));
    }

    @Test
    void another_rule_book_of_the_same_township_is_refused() {
        var refused = given(new RuleBooks(), published(1, "2026-01-01"))
                .when(new PublishRuleBook(RuleBookId.of("other"), source("other", 2, "2026-06-01"), AT))
                .refused();

        assertThat(refused).isInstanceOf(RuleBookWrong.class);
    }

    @Test
    void what_did_not_happen_and_what_lapses_may_be_published() {
        String source = source("yunxi", 1, "2026-01-01")
                + "  - {id: idle, label: 未学习, points: -1, absence: {of: article-read, per: week}}\n"
                + "  - {id: gift, label: 捐助, fact: donation-made, points: 1, valid: {years: 1}}\n";

        given(new RuleBooks())
                .when(publish(source))
                .then(new RuleBookPublished(YUNXI, 1, LocalDate.parse("2026-01-01"), source, AT));
    }

    @Test
    void versions_have_no_gaps() {
        given(new RuleBooks()).when(publish(source("yunxi", 2, "2026-01-01"))).thenRefused(new VersionNotNext(2, 1));
    }

    @Test
    void the_rule_book_names_itself_as_the_request_does() {
        given(new RuleBooks())
                .when(publish(source("qinghe", 1, "2026-01-01")))
                .thenRefused(new RuleBookNamedOtherwise("qinghe", YUNXI));
    }

    @Test
    void a_published_version_that_no_parser_reads_any_more_still_counts_as_one() {
        RuleBookPublished unreadable = new RuleBookPublished(YUNXI, 1, LocalDate.of(2026, 1, 1), "::", AT);

        given(new RuleBooks(), unreadable)
                .when(publish(source("yunxi", 2, "2026-01-01")))
                .then(published(2, "2026-01-01"));
    }

    private static PublishRuleBook publish(String source) {
        return new PublishRuleBook(YUNXI, source, AT);
    }

    private static RuleBookPublished published(int version, String countsFrom) {
        return new RuleBookPublished(
                YUNXI, version, LocalDate.parse(countsFrom), source("yunxi", version, countsFrom), AT);
    }

    private static String source(String id, int version, String countsFrom) {
        return "id: " + id + "\ntitle: 细则\nversion: " + version + "\ncounts-from: " + countsFrom
                + (version > 1 && countsFrom.equals("2026-01-01") ? "\nreplaces: " + (version - 1) : "")
                + "\nrules:\n  - {id: reading, label: 阅读, fact: article-read, points: 1}\n";
    }
}
