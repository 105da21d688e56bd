package cn.sanwei.score;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.attainable.Attainable;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The most that each status, category and post can reach: of the version asked for by its cycle, else of the newest. */
final class AttainableReport {
    private AttainableReport() {}

    static void print(Options options, RuleBooks books, PrintStream out) throws Refusal {
        RuleBook book = options.cycle() == null
                ? books.newestFirst().get(0)
                : books.judging(options.cycle())
                        .orElseThrow(() ->
                                new Refusal("积分年度 " + options.cycle() + " 还没有生效的积分细则  no rule book counts in it"));
        List<Attainable.Profile> profiles = Attainable.of(book);
        if (options.json()) {
            profiles.forEach(profile -> out.println(new String(Json.bytes(json(profile)), StandardCharsets.UTF_8)));
        } else {
            out.println(book.title() + "（第 " + book.version() + " 版）最多能得多少分");
            profiles.forEach(profile -> out.println("  "
                    + Columns.left(profile.kind().code(), 10)
                    + Columns.left(profile.code(), 20)
                    + Columns.right(most(profile), 12)
                    + "  " + (profile.exempt() ? "免评" : profile.band().label())));
        }
        out.flush();
    }

    private static Map<String, Object> json(Attainable.Profile profile) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(profile.kind().code(), profile.code());
        json.put("attainable", profile.most() == null ? null : profile.most().toString());
        json.put("grade", profile.exempt() ? null : profile.band().code());
        json.put("outcome", profile.exempt() ? "exempt" : "graded");
        return json;
    }

    private static String most(Attainable.Profile profile) {
        return profile.most() == null ? "不封顶" : profile.most().toString();
    }
}
