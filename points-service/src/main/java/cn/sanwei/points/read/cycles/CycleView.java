package cn.sanwei.points.read.cycles;

import cn.sanwei.contracts.Cycle;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the office has closed of a cycle.
 *
 * @param state open or closed
 * @param version for If-Match
 * @param quartersClosed how many, from the first one on
 * @param reopenings the newest first
 */
@Schema(examples = """
                {"cycle": "2026", "state": "open", "version": 3, "quartersClosed": 2,
                 "reopenings": [{"quarter": 3, "at": "2026-10-12T02:00:00Z", "reason": "志愿服务时长漏录一批，补录后重新结账。"}]}
                """)
public record CycleView(Cycle cycle, String state, int version, int quartersClosed, List<Reopening> reopenings) {

    /**
     * @param quarter null where it was the whole cycle
     * @param by the account that did it; for the office alone, else left out
     */
    public record Reopening(
            Integer quarter,
            Instant at,
            String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) String by) {}
}
