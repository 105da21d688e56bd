package cn.sanwei.scoring.ledger.judging;

import cn.sanwei.contracts.Points;

/**
 * A line of the total that comes from no fact. The entries and these lines together are the total.
 *
 * @param part the part that it belongs to, or null where it belongs to the whole
 */
public record TotalLine(Kind kind, String part, Points points, String reason) {
    public enum Kind {
        BASE("base"),
        PART_BASE("part-base"),
        PART_FLOOR("part-floor"),
        PART_CEILING("part-ceiling"),
        PART_WEIGHT("part-weight"),
        VETO("veto"),
        FLOOR("floor"),
        CEILING("ceiling");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
