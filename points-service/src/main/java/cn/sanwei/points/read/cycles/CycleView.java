package cn.sanwei.points.read.cycles;

import cn.sanwei.contracts.Cycle;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the office has closed of a cycle.
 *
 * @param state open or closed
 * @param version for If-Match
 * @param quartersClosed how many, from the first one on
 * @param reopenings the newest first
 * @param heard whether what the closing froze has arrived; false while the cycle is open
 * @param days null where no rule book judges the cycle
 */
@Schema(examples = """
                {"cycle": "2026", "state": "open", "version": 3, "quartersClosed": 2,
                 "reopenings": [{"quarter": 3, "at": "2026-10-12T02:00:00Z", "reason": "志愿服务时长漏录一批，补录后重新结账。"}],
                 "heard": false, "days": {"first": "2026-01-01", "last": "2026-12-31", "over": false,
                   "quarters": [{"quarter": 1, "last": "2026-03-31", "over": true}]}}
                """)
public record CycleView(
        Cycle cycle,
        String state,
        int version,
        int quartersClosed,
        List<Reopening> reopenings,
        boolean heard,
        Days days) {

    /** @param over whether today is after the last day, so that it may be closed */
    public record Days(LocalDate first, LocalDate last, boolean over, List<Quarter> quarters) {}

    public record Quarter(int quarter, LocalDate last, boolean over) {}

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
