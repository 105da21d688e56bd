package cn.sanwei.points.domain.sheet;

import java.util.List;

/**
 * What the two sheets say, each cell as text, empty where it is empty and null where the sheet has no such column: what
 * is not asked is not changed.
 */
public record RosterSheet(List<OrganisationRow> organisations, List<MemberRow> members) {
    public static final String ORGANISATIONS = "党组织";
    public static final String MEMBERS = "党员";

    /** @param parent its name, with those above it before a slash where the name alone is not enough */
    public record OrganisationRow(
            int row, String id, String name, String parent, String level, String sector, String from) {}

    /** @param categories and posts: several are separated by 、 */
    public record MemberRow(
            int row,
            String id,
            String name,
            String organisation,
            String status,
            String categories,
            String posts,
            String phone,
            String from) {}
}
