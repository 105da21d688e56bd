package cn.sanwei.points.read.rulebooks;

import cn.sanwei.contracts.RuleBookId;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version in a list, without its source.
 *
 * @param publishedBy the account of the office; null for others than the office, and where it was not kept
 */
@Schema(examples = """
                {"ruleBook": "yunxi", "version": 1, "title": "云溪街道党员积分细则", "countsFrom": "2026-01-01",
                 "publishedAt": "2025-12-20T02:00:00Z", "publishedBy": "云溪街道组织办"}
                """)
public record RuleBookView(
        RuleBookId ruleBook, int version, String title, LocalDate countsFrom, Instant publishedAt, String publishedBy) {
    RuleBookView withoutPublisher() {
        return new RuleBookView(ruleBook, version, title, countsFrom, publishedAt, null);
    }
}
