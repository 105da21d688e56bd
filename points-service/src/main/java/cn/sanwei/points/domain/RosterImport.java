package cn.sanwei.points.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.MemberCommand.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A roster that is sent in as a table: read row by row, with everything that is wrong said at once. */
public final class RosterImport {
    public static final int MOST_ROWS = 1_000;
    private static final int LONGEST_NAME = 50;
    private static final int MOST_CODES = 10;
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 -]{4,19}");

    private RosterImport() {}

    /** As it was sent; {@code member} and {@code phone} may be left out. */
    public record Row(
            String member,
            String organisation,
            String name,
            String phone,
            String status,
            Set<String> categories,
            Set<String> posts,
            String from) {}

    /** @param phone null where none is known */
    public record Newcomer(MemberId member, String name, String phone, Place place, LocalDate from) {}

    /** @param newcomers whole only when there are no errors */
    public record Read(List<Newcomer> newcomers, List<RowError> errors) {}

    /**
     * @param ids for the rows that bring none, one for each row
     * @param organisations that the township has
     * @param known members of the rows who are registered already
     */
    public static Read read(
            List<Row> rows, List<MemberId> ids, Set<OrganisationId> organisations, Set<MemberId> known) {
        List<RowError> errors = RowErrors.none();
        List<Newcomer> newcomers = new ArrayList<>(rows.size());
        Map<MemberId, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            RowErrors at = new RowErrors(i + 1, "rows[" + i + "]", errors);
            Row row = rows.get(i);
            int before = errors.size();
            Optional<MemberId> member = row.member() == null
                    ? Optional.of(ids.get(i))
                    : at.read("member", row.member(), MemberId::of, "须为 UUID");
            Integer same = member.isPresent() ? seen.putIfAbsent(member.get(), i + 1) : null;
            if (same != null) {
                at.add("member", "与第 " + same + " 行重复");
            }
            if (member.filter(known::contains).isPresent()) {
                at.add("member", "该党员已经登记");
            }
            Optional<Newcomer> newcomer = member.flatMap(id -> newcomer(at, id, row, organisations));
            if (errors.size() == before) {
                newcomers.add(newcomer.orElseThrow());
            }
        }
        return new Read(newcomers, errors);
    }

    private static Optional<Newcomer> newcomer(
            RowErrors at, MemberId member, Row row, Set<OrganisationId> organisations) {
        Optional<OrganisationId> organisation = at.read(
                        "organisation", row.organisation(), OrganisationId::of, "须为 UUID")
                .filter(id -> {
                    if (!organisations.contains(id)) {
                        at.add("organisation", "没有找到该党组织");
                    }
                    return organisations.contains(id);
                });
        Optional<String> name = at.text("name", row.name(), LONGEST_NAME);
        if (row.phone() != null && !isPhone(row.phone())) {
            at.add("phone", "须为电话号码");
        }
        Optional<MemberStatus> status = at.read(
                "status", row.status(), RosterImport::status, "须为 full、probationary、prospect、activist 或 applicant");
        at.allCodes("categories", row.categories(), MOST_CODES);
        at.allCodes("posts", row.posts(), MOST_CODES);
        Optional<LocalDate> from = at.read("from", row.from(), RosterImport::day, "须为日期，例如 2026-01-01");
        if (organisation.isEmpty()
                || name.isEmpty()
                || status.isEmpty()
                || from.isEmpty()
                || row.categories() == null
                || row.posts() == null) {
            return Optional.empty();
        }
        Place place = new Place(organisation.get(), status.get(), row.categories(), row.posts());
        return Optional.of(new Newcomer(member, name.get(), row.phone(), place, from.get()));
    }

    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    private static MemberStatus status(String code) {
        return Arrays.stream(MemberStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1900 || day.getYear() > 2100) {
            throw new IllegalArgumentException(text);
        }
        return day;
    }
}
