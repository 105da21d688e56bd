package cn.sanwei.scoring.rulebook;

import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.List;

/** What a rule book is refused for. */
public final class Refused {
    private Refused() {}

    public static List<Finding> errors(String yaml) {
        return switch (RuleBookParser.parse(yaml)) {
            case Reading.Accepted accepted -> List.of();
            case Reading.Rejected rejected -> rejected.errors();
        };
    }
}
