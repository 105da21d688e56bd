package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.sheet.RosterSheet.MemberRow;
import cn.sanwei.points.domain.sheet.RosterState.Person;

/** A row of the members' sheet on the way to being understood. */
final class PersonRow {
    /** In the column of the platform's number: somebody else of the same name, not the one that the platform has. */
    static final String ANOTHER = "新";

    final MemberRow row;
    final String name;
    final String phone;
    /** Null where the row names none that there is. */
    final TreeNode organisation;
    /** Whom it means; null for somebody new. */
    Person person;
    /** Something is wrong with whom it means: nothing more is said of it. */
    boolean isUnclear;

    PersonRow(MemberRow row, TreeNode organisation) {
        this.row = row;
        this.name = name(row.name());
        this.phone = row.phone() == null ? "" : Words.plain(row.phone());
        this.organisation = organisation;
    }

    String key() {
        return key(name);
    }

    boolean hasNumber() {
        return row.id() != null && !row.id().isBlank() && !isAnother();
    }

    boolean isAnother() {
        return row.id() != null && Words.plain(row.id()).equals(ANOTHER);
    }

    boolean is(MemberId member) {
        return person != null && person.member().equals(member);
    }

    /** 张　三 is 张三: blanks between Chinese characters only align a column. */
    static String name(String cell) {
        return cell == null
                ? ""
                : Words.plain(cell)
                        .replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "")
                        .replaceAll("\\s+", " ");
    }

    static String key(String name) {
        return name(name).replaceAll("\\s+", "");
    }

    /** Digits are what a number is; how they are set apart is not. */
    static String digits(String phone) {
        return phone == null ? "" : Words.plain(phone).replaceAll("[ -]", "");
    }
}
