package cn.sanwei.points.read.box;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One question with its answer, in the office's wording; nothing in it tells who asked. */
@Schema(examples = """
                {"publication": "0a7a3f6e-6f1a-4f0e-9a51-2f0d7c1b9e42", "kind": "suggestion", "area": "party-life",
                 "question": "主题党日能否放在周末？", "answer": "从下月起每季度安排一次。",
                 "publishedAt": "2026-03-20T02:00:00Z", "correctedAt": null}
                """)
public record PublishedAnswer(
        UUID publication,
        String kind,
        String area,
        String question,
        String answer,
        Instant publishedAt,
        Instant correctedAt) {}
