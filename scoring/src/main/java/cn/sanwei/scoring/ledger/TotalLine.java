package cn.sanwei.scoring.ledger;

import cn.sanwei.contracts.Points;

/** A line of the total that comes from no fact. The entries and these lines together are the total. */
public record TotalLine(Kind kind, Points points, String reason) {
    public enum Kind {
        BASE("base"),
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
