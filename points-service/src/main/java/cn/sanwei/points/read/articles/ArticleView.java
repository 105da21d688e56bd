package cn.sanwei.points.read.articles;

import cn.sanwei.contracts.ArticleId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article with its words; the rest as in {@link ArticleSummary}. */
@Schema(examples = """
                {"article": "9b9f6a0e-3f0c-4d6a-9a6b-0c8f1d2e3a4b", "title": "把小事办到群众心坎上", "category": "deeds",
                 "categoryLabel": "先进事迹", "secondsToRead": 30, "publishedAt": "2026-03-01T01:00:00Z", "readToday": false,
                 "paragraphs": ["第一段。", "第二段。"]}
                """)
public record ArticleView(
        ArticleId article,
        String title,
        String category,
        String categoryLabel,
        int secondsToRead,
        Instant publishedAt,
        boolean readToday,
        List<String> paragraphs) {

    ArticleView labelled() {
        return new ArticleView(
                article,
                title,
                category,
                ArticleCategories.label(category),
                secondsToRead,
                publishedAt,
                readToday,
                paragraphs);
    }
}
