package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.RosterRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both sheets are judged with, and what was found so far. */
final class Planning {
    private final RosterState state;
    private final Supplier<UUID> ids;
    private final Instant at;
    private final Function<RosterRefusal, String> words;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    Planning(RosterState state, Supplier<UUID> ids, Instant at, Function<RosterRefusal, String> words) {
        this.state = state;
        this.ids = ids;
        this.at = at;
        this.words = words;
    }

    RosterState state() {
        return state;
    }

    UUID draw() {
        return ids.get();
    }

    Instant at() {
        return at;
    }

    String words(RosterRefusal refusal) {
        return words.apply(refusal);
    }

    void wrong(Finding finding) {
        errors.add(finding);
    }

    void warn(Finding finding) {
        warnings.add(finding);
    }

    List<Finding> errors() {
        return errors;
    }

    List<Finding> warnings() {
        return warnings;
    }

    Optional<UUID> id(String cell) {
        try {
            return Optional.of(MemberId.of(Words.plain(cell)).value());
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Null for a name that can stand; what a table calculation would take for a formula cannot. */
    static String nameTrouble(String name, int longest) {
        if (name.isBlank()) {
            return "不能为空";
        }
        if (name.length() > longest) {
            return "最多 " + longest + " 个字";
        }
        if ("=+-@".indexOf(name.charAt(0)) >= 0) {
            return "不能以 = + - @ 开头";
        }
        return name.chars().anyMatch(Character::isISOControl) ? "不能有换行或不可见的字符" : null;
    }
}
