package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.RecordTerms.Same;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a sheet of records, read: each of a member who was there that day, of something that a rule scores, and once. */
public final class RecordRows {
    private static final Set<String> LEADING_POSTS = Set.of("secretary", "deputy");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 500;

    private final RecordTerms terms;
    private final FactWords words;
    private final List<RowError> errors = RowErrors.none();
    private final List<Same> seen = new ArrayList<>();

    private RecordRows(RecordTerms terms) {
        this.terms = terms;
        this.words = new FactWords(FactTypes.recordable(), terms.rosters().keySet());
    }

    /**
     * One row that can be taken.
     *
     * @param place where the member was on that day
     * @param review the organisation whose leaders decide; empty where only the office may
     */
    public record Read(MemberId member, OrganisationId place, Optional<OrganisationId> review, RecordWords words) {}

    /** Either errors, or one of {@code read} for each row. */
    public record Reading(List<Read> read, List<RowError> errors) {
        public Reading {
            read = List.copyOf(read);
            errors = List.copyOf(errors);
        }
    }

    public static Reading of(List<RecordRow> rows, RecordTerms terms) {
        RecordRows reader = new RecordRows(terms);
        List<Read> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            reader.read(i + 1, "rows[" + i + "]", rows.get(i), null).ifPresent(read::add);
        }
        return new Reading(read, reader.errors);
    }

    /** The row that takes the place of a record's. */
    public static Reading instead(RecordRow row, RecordId record, MemberId member, RecordTerms terms) {
        RecordRows reader = new RecordRows(terms);
        if (row.member() != null && !row.member().equals(member.toString())) {
            new RowErrors(1, "row", reader.errors).add("member", "记分单不能改到另一名党员；请作废后重新登记");
        }
        RecordRow same = new RecordRow(
                member.toString(),
                row.fact(),
                row.on(),
                row.time(),
                row.measures(),
                row.attributes(),
                row.document(),
                row.note());
        return new Reading(reader.read(1, "row", same, record).stream().toList(), reader.errors);
    }

    private Optional<Read> read(int number, String path, RecordRow row, RecordId instead) {
        int before = errors.size();
        RowErrors at = new RowErrors(number, path, errors);
        Optional<MemberId> member = member(at, row.member());
        Optional<Instant> occurredAt = occurredAt(at, row);
        words.check(at, row.fact(), row.measures(), row.attributes());
        Optional<RecordWords.Document> document = document(at, row);
        Optional<String> note = text(at, "note", row.note(), LONGEST_NOTE);
        if (errors.size() > before || member.isEmpty() || occurredAt.isEmpty()) {
            return Optional.empty();
        }
        Optional<RosterLine> line = line(at, member.get(), CycleDays.dayOf(occurredAt.get()));
        if (line.isEmpty()) {
            return Optional.empty();
        }
        RecordWords said = new RecordWords(
                row.fact(),
                occurredAt.get(),
                row.measures() == null ? Map.of() : row.measures(),
                attributes(row),
                document,
                note);
        scored(at, member.get(), line.get(), said);
        once(at, number, Same.of(member.get(), said), instead);
        OrganisationId place = OrganisationId.of(line.get().organisation());
        return errors.size() > before
                ? Optional.empty()
                : Optional.of(new Read(member.get(), place, review(member.get(), line.get()), said));
    }

    private Optional<MemberId> member(RowErrors at, String text) {
        return at.read("member", text, MemberId::of, "须为党员的 UUID").filter(member -> {
            if (!terms.rosters().containsKey(member)) {
                at.add("member", "本镇（街道）没有这名党员");
                return false;
            }
            if (terms.recorder().filter(member::equals).isPresent()) {
                at.add("member", "不能给本人登记，请由支部另一名负责人或上级登记");
                return false;
            }
            return true;
        });
    }

    private Optional<Instant> occurredAt(RowErrors at, RecordRow row) {
        Optional<LocalDate> day = at.read("on", row.on(), LocalDate::parse, "须为日期，例如 2026-03-06");
        boolean timed = row.time() != null && !row.time().isBlank();
        Optional<LocalTime> time = timed
                ? at.read(
                        "time",
                        row.time(),
                        text -> LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES),
                        "须为时间，例如 19:30")
                : Optional.empty();
        if (day.isEmpty() || timed && time.isEmpty()) {
            return Optional.empty();
        }
        Instant read = time.map(
                        clock -> day.get().atTime(clock).atZone(CycleDays.ZONE).toInstant())
                .orElseGet(() -> UntimedDay.momentOf(day.get(), terms.at()));
        if (read.isAfter(terms.at())) {
            at.add("on", "时间在将来");
        }
        if (read.isBefore(PastFactRows.EARLIEST)) {
            at.add("on", "时间早于 2000 年");
        }
        return Optional.of(read);
    }

    private static Optional<RecordWords.Document> document(RowErrors at, RecordRow row) {
        RecordRow.Document given = row.document() == null ? new RecordRow.Document(null, null, null) : row.document();
        Optional<String> title = text(at, "document.title", given.title(), LONGEST_TITLE);
        Optional<String> number = text(at, "document.number", given.number(), LONGEST_TITLE);
        Optional<String> body = text(at, "document.body", given.body(), LONGEST_TITLE);
        String kind = row.attributes() == null ? null : row.attributes().get("kind");
        if (row.fact() != null && kind != null && FactTypes.isDecidedElsewhere(row.fact(), kind)) {
            if (body.isEmpty()) {
                at.add("document.body", "这种扣分依据处理决定，须写明作出决定的机关");
            }
            if (title.isEmpty()) {
                at.add("document.title", "这种扣分依据处理决定，须写明文书");
            }
        }
        return title.isEmpty() && number.isEmpty() && body.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordWords.Document(title.orElse(null), number.orElse(null), body.orElse(null)));
    }

    private static Optional<String> text(RowErrors at, String field, String text, int longest) {
        return text == null || text.isBlank() ? Optional.empty() : at.text(field, text.strip(), longest);
    }

    private Optional<RosterLine> line(RowErrors at, MemberId member, LocalDate day) {
        Optional<RosterLine> line = terms.rosters().get(member).on(day);
        if (line.isEmpty()) {
            at.add("on", "这名党员 " + day + " 不在名册上");
            return line;
        }
        if (!terms.within().contains(OrganisationId.of(line.get().organisation()))) {
            at.add("member", "这名党员 " + day + " 不在该党组织");
            return Optional.empty();
        }
        return line;
    }

    /** Help without an activity that was filed: the one kind of it there is, and he was there. */
    private static Map<String, String> attributes(RecordRow row) {
        Map<String, String> attributes = new HashMap<>(row.attributes() == null ? Map.of() : row.attributes());
        if (FactTypes.ACTIVITY_ATTENDED.equals(row.fact())) {
            attributes.putIfAbsent("mark", "present");
        }
        return attributes;
    }

    private void scored(RowErrors at, MemberId member, RosterLine line, RecordWords said) {
        LocalDate day = CycleDays.dayOf(said.occurredAt());
        Optional<RuleBook> book = terms.books().flatMap(books -> books.inForceOn(day));
        if (book.isEmpty()) {
            at.add("on", day + " 没有适用的积分细则");
            return;
        }
        RecordKinds.of(book.get()).check(at, member, line, said, terms.at());
    }

    private void once(RowErrors at, int number, Same now, RecordId instead) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) != null && seen.get(i).says(now)) {
                at.add("", "与第 " + (i + 1) + " 行重复");
            }
        }
        boolean stands = terms.same().stream().anyMatch(same -> !same.record().equals(instead) && same.says(now));
        if (stands) {
            at.add("", "已有相同的记分单；确为另一次时请写明不同的时间");
        }
        while (seen.size() < number - 1) {
            seen.add(null);
        }
        seen.add(now);
    }

    /** Of the sheet's own organisation or above; who leads it, then or today, has his own decided one level up. */
    private Optional<OrganisationId> review(MemberId member, RosterLine line) {
        Optional<RosterLine> today = terms.rosters().get(member).on(CycleDays.dayOf(terms.at()));
        return leads(line) || today.filter(this::leads).isPresent() ? terms.above() : Optional.of(terms.organisation());
    }

    private boolean leads(RosterLine line) {
        return line.organisation().equals(terms.organisation().toString())
                && line.posts().stream().anyMatch(LEADING_POSTS::contains);
    }
}
