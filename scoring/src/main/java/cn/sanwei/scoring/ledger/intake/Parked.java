package cn.sanwei.scoring.ledger.intake;

import cn.sanwei.scoring.facts.Fact;
import java.util.Comparator;

/** A fact that is not scored now, kept with the reason; it is judged anew at each fold. */
public record Parked(Fact fact, Reason why) {
    public static final Comparator<Parked> ORDER = Comparator.comparing(Parked::fact, Intake.ORDER)
            .thenComparing(parked -> parked.fact().content());

    public enum Reason {
        UNKNOWN_TYPE("系统不认识这类事项"),
        MALFORMED("事项内容不完整"),
        BAD_MEASURE("数值为负或大得不合理"),
        IN_THE_FUTURE("发生时间晚于登记时间五分钟以上"),
        CONTRADICTING_DUPLICATE("同一编号有两种内容"),
        UNKNOWN_MEMBER("名册中还没有这名成员"),
        NOT_ON_ROSTER("当天不在名册上"),
        OUTSIDE_CYCLE("不在本积分年度内"),
        NO_RULE_BOOK("当天还没有生效的积分细则"),
        TARGET_NOT_SEEN("所更正的事项还没有到"),
        CANNOT_BE_SUMMED("本积分年度的积分大得无法合计，更正之前都不计分");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
