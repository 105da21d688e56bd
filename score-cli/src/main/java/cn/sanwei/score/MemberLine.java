package cn.sanwei.score;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.RosterLine;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What a member was from a day on, as a line of the file says it. */
record MemberLine(String member, RosterLine line) {
    private static final List<String> KEYS =
            List.of("member", "organisation", "status", "categories", "posts", "from", "to");
    private static final List<String> STATUSES =
            Arrays.stream(MemberStatus.values()).map(MemberStatus::code).toList();

    static MemberLine read(JsonObject line) throws BadLine {
        line.allowOnly(KEYS);
        LocalDate from = Moments.day(line.need("from"));
        LocalDate to = line.has("to") ? Moments.day(line.need("to")) : null;
        if (to != null && !to.isAfter(from)) {
            throw new BadLine("“to”（" + to + "）要晚于“from”（" + from + "）：它是不再如此的第一天");
        }
        return new MemberLine(
                line.need("member"),
                new RosterLine(
                        line.need("organisation"),
                        status(line.has("status") ? line.need("status") : MemberStatus.FULL.code()),
                        line.texts("categories"),
                        line.texts("posts"),
                        from,
                        to));
    }

    private static MemberStatus status(String code) throws BadLine {
        int at = STATUSES.indexOf(code);
        if (at < 0) {
            throw new BadLine("没有“" + code + "”这种身份，可用的是：" + String.join("、", STATUSES));
        }
        return MemberStatus.values()[at];
    }
}
