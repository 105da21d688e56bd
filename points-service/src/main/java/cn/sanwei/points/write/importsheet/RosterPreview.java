package cn.sanwei.points.write.importsheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.points.domain.sheet.Finding;
import cn.sanwei.points.domain.sheet.OrganisationTree;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.domain.sheet.RosterPlan.FieldChange;
import cn.sanwei.points.domain.sheet.RosterState;
import cn.sanwei.points.domain.sheet.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import of the workbook would do, for people.
 *
 * @param basis to be given back with the import: the roster and the file as they were; null where there are errors
 * @param errorCount of all, where the list is cut short
 */
@Schema(examples = """
                {"basis": "5d41402abc4b2a76b9719d911017c592ae2f0f8d4f0c4f1b9a2d8f7c6e5b4a39",
                 "organisations": {"added": [], "renamed": [], "unchanged": 12},
                 "members": {"added": [{"row": 7, "name": "张卫国", "organisation": "第一党支部", "status": "正式党员",
                                        "categories": "退休", "posts": "", "phone": "13800000000", "from": "2026-01-01"}],
                             "changed": [], "unchanged": 892,
                             "absent": []},
                 "warnings": [], "errors": [], "errorCount": 0}
                """)
public record RosterPreview(
        String basis,
        Organisations organisations,
        Members members,
        List<Finding> warnings,
        List<Finding> errors,
        int errorCount) {
    private static final int MOST_FINDINGS = 500;

    public record Organisations(List<AddedOrganisation> added, List<Renamed> renamed, int unchanged) {}

    /** @param parent empty at the top */
    public record AddedOrganisation(
            int row, String name, String parent, OrganisationLevel level, String sector, LocalDate from) {}

    public record Renamed(int row, OrganisationId organisation, String before, String after) {}

    /** @param absent on the roster and not in the sheet: they stay */
    public record Members(List<Added> added, List<Changed> changed, int unchanged, List<Absent> absent) {}

    /** In the sheet's own words. */
    public record Added(
            int row,
            String name,
            String organisation,
            String status,
            String categories,
            String posts,
            String phone,
            LocalDate from) {}

    /** @param from the day from which it holds */
    public record Changed(
            int row, MemberId member, String name, String organisation, LocalDate from, List<FieldChange> fields) {}

    public record Absent(MemberId member, String name, String organisation) {}

    static RosterPreview of(RosterPlan plan, RosterState state, String basis) {
        Map<OrganisationId, String> labels = OrganisationTree.labels(state.organisations());
        boolean isWrong = !plan.errors().isEmpty();
        return new RosterPreview(
                isWrong ? null : basis,
                organisations(plan),
                new Members(
                        plan.registered().stream().map(RosterPreview::added).toList(),
                        plan.changed().stream()
                                .map(each -> new Changed(
                                        each.row(),
                                        each.before().member(),
                                        each.before().name(),
                                        labels.get(each.before().place().organisation()),
                                        each.from(),
                                        each.fields()))
                                .toList(),
                        plan.membersUnchanged(),
                        isWrong
                                ? List.of()
                                : plan.absent().stream()
                                        .map(person -> new Absent(
                                                person.member(),
                                                person.name(),
                                                labels.get(person.place().organisation())))
                                        .toList()),
                plan.warnings().stream().limit(MOST_FINDINGS).toList(),
                plan.errors().stream().limit(MOST_FINDINGS).toList(),
                plan.errors().size());
    }

    private static Organisations organisations(RosterPlan plan) {
        return new Organisations(
                plan.established().stream()
                        .map(each -> new AddedOrganisation(
                                each.row(),
                                each.name(),
                                each.parentName(),
                                each.event().level(),
                                each.event().sector(),
                                each.event().from()))
                        .toList(),
                plan.renamed().stream()
                        .map(each -> new Renamed(each.row(), each.organisation(), each.before(), each.name()))
                        .toList(),
                plan.organisationsUnchanged());
    }

    private static Added added(RosterPlan.NewMember each) {
        return new Added(
                each.row(),
                each.newcomer().name(),
                each.organisationName(),
                Words.of(each.newcomer().place().status()),
                Words.CATEGORIES.list(each.newcomer().place().categories()),
                Words.POSTS.list(each.newcomer().place().posts()),
                each.newcomer().phone(),
                each.newcomer().from());
    }
}
