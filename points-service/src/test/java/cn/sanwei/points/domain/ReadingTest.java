package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticlePublished;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.points.domain.Article.PublishArticle;
import cn.sanwei.points.domain.ArticleReading.Begun;
import cn.sanwei.points.domain.ArticleReading.FinishReading;
import cn.sanwei.points.domain.ReadingRefusal.AlreadyReadToday;
import cn.sanwei.points.domain.ReadingRefusal.ArticleAlreadyPublished;
import cn.sanwei.points.domain.ReadingRefusal.ArticleUnknown;
import cn.sanwei.points.domain.ReadingRefusal.NotOnRoster;
import cn.sanwei.points.domain.ReadingRefusal.ReadingUnknown;
import cn.sanwei.points.domain.ReadingRefusal.TooShort;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T02:00:00Z");
    private static final MemberId MEMBER = new MemberId(new UUID(1, 1));
    private static final MemberId ANOTHER = new MemberId(new UUID(1, 2));
    private static final ArticleId ARTICLE = new ArticleId(new UUID(2, 1));

    @Test
    void an_article_is_published_once() {
        PublishArticle publish = new PublishArticle(ARTICLE, "theory", 30, BEGUN);
        ArticlePublished published = new ArticlePublished(ARTICLE, "theory", 30, BEGUN);

        given(new Article()).when(publish).then(published);
        given(new Article(), published).when(publish).thenRefused(new ArticleAlreadyPublished(ARTICLE));
    }

    @Test
    void a_reading_counts_from_the_very_second_that_the_article_takes() {
        given(new ArticleReading()).when(finish(Duration.ofSeconds(30))).then(read(Duration.ofSeconds(30)));
    }

    @Test
    void a_reading_that_is_a_millisecond_too_short_does_not_count_and_is_told_a_whole_second() {
        given(new ArticleReading()).when(finish(Duration.ofMillis(29_999))).thenRefused(new TooShort(1));
    }

    @Test
    void a_reading_that_is_too_short_is_told_how_many_seconds_are_missing() {
        given(new ArticleReading()).when(finish(Duration.ofSeconds(12))).thenRefused(new TooShort(18));
    }

    @Test
    void a_clock_that_was_set_back_makes_no_reading() {
        given(new ArticleReading()).when(finish(Duration.ofSeconds(-5))).thenRefused(new TooShort(35));
    }

    @Test
    void a_second_reading_on_the_same_day_does_not_count() {
        given(new ArticleReading())
                .when(new FinishReading(MEMBER, Optional.of(begun()), true, BEGUN.plusSeconds(60)))
                .thenRefused(new AlreadyReadToday(ARTICLE));
    }

    @Test
    void a_reading_that_is_finished_is_not_finished_again() {
        given(new ArticleReading(), read(Duration.ofSeconds(30)))
                .when(new FinishReading(MEMBER, Optional.empty(), true, BEGUN.plusSeconds(60)))
                .thenRefused(new AlreadyReadToday(ARTICLE));
    }

    @Test
    void nobody_finishes_what_another_has_begun() {
        given(new ArticleReading())
                .when(new FinishReading(ANOTHER, Optional.of(begun()), false, BEGUN.plusSeconds(60)))
                .thenRefused(new ReadingUnknown());
    }

    @Test
    void a_reading_that_nobody_has_begun_is_unknown() {
        given(new ArticleReading())
                .when(new FinishReading(MEMBER, Optional.empty(), false, BEGUN))
                .thenRefused(new ReadingUnknown());
    }

    @Test
    void a_reading_that_was_left_open_is_dropped_after_a_day() {
        given(new ArticleReading()).when(finish(Duration.ofDays(1))).then(read(Duration.ofDays(1)));
        given(new ArticleReading())
                .when(finish(Duration.ofDays(1).plusMillis(1)))
                .thenRefused(new ReadingUnknown());
    }

    @Test
    void reading_begins_only_where_it_could_count() {
        assertThat(ArticleReading.whyNotStart(MEMBER, ARTICLE, true, true, false))
                .isEmpty();
        assertThat(ArticleReading.whyNotStart(MEMBER, ARTICLE, true, false, false))
                .contains(new ArticleUnknown(ARTICLE));
        assertThat(ArticleReading.whyNotStart(MEMBER, ARTICLE, false, true, false))
                .contains(new NotOnRoster(MEMBER));
        assertThat(ArticleReading.whyNotStart(MEMBER, ARTICLE, true, true, true))
                .contains(new AlreadyReadToday(ARTICLE));
    }

    private static Begun begun() {
        return new Begun(MEMBER, ARTICLE, "theory", 30, BEGUN);
    }

    private static FinishReading finish(Duration after) {
        return new FinishReading(MEMBER, Optional.of(begun()), false, BEGUN.plus(after));
    }

    private static ArticleRead read(Duration after) {
        return new ArticleRead(MEMBER, ARTICLE, "theory", BEGUN.plus(after));
    }
}
