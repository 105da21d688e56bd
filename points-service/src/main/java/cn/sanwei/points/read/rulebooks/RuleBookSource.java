package cn.sanwei.points.read.rulebooks;

import cn.sanwei.contracts.RuleBookId;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param source the YAML as it was published */
@Schema(examples = """
                {"ruleBook": "yunxi", "version": 1, "title": "云溪街道党员积分细则", "countsFrom": "2026-01-01",
                 "publishedAt": "2025-12-20T02:00:00Z", "source": "id: yunxi\\ntitle: 云溪街道党员积分细则\\n"}
                """)
public record RuleBookSource(
        RuleBookId ruleBook, int version, String title, LocalDate countsFrom, Instant publishedAt, String source) {}
