package cn.sanwei.points.read.articles;

import cn.sanwei.contracts.ArticleId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param categoryLabel null for a category of the township's own
 * @param readToday whether the caller, a member, has read it today in Asia/Shanghai: a second time would not count
 */
@Schema(examples = """
                {"article": "9b9f6a0e-3f0c-4d6a-9a6b-0c8f1d2e3a4b", "title": "把小事办到群众心坎上", "category": "deeds",
                 "categoryLabel": "先进事迹", "secondsToRead": 30, "publishedAt": "2026-03-01T01:00:00Z", "readToday": false}
                """)
public record ArticleSummary(
        ArticleId article,
        String title,
        String category,
        String categoryLabel,
        int secondsToRead,
        Instant publishedAt,
        boolean readToday) {

    ArticleSummary labelled() {
        return new ArticleSummary(
                article, title, category, ArticleCategories.label(category), secondsToRead, publishedAt, readToday);
    }
}
