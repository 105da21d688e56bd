package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.OfMember;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import java.time.LocalDate;
import java.util.List;

/**
 * What a workbook would change, or everything that is wrong with it: a plan with errors is carried out in no part.
 *
 * @param established parents before children
 * @param absent on the roster and not in the sheet: told, never taken off by it
 */
public record RosterPlan(
        List<NewOrganisation> established,
        List<RenamedOrganisation> renamed,
        int organisationsUnchanged,
        List<NewMember> registered,
        List<ChangedMember> changed,
        int membersUnchanged,
        List<Person> absent,
        List<Finding> errors,
        List<Finding> warnings) {

    public boolean changesNothing() {
        return established.isEmpty() && renamed.isEmpty() && registered.isEmpty() && changed.isEmpty();
    }

    public record NewOrganisation(int row, String name, String parentName, OrganisationEstablished event) {}

    public record RenamedOrganisation(int row, OrganisationId organisation, String before, String name) {}

    public record NewMember(int row, Newcomer newcomer, String organisationName, OfMember event) {}

    /**
     * @param event null where only the name or the number has changed, which no event ever holds
     * @param from the day from which the place holds; that of his last assignment where the place stays
     */
    public record ChangedMember(
            int row,
            Person before,
            String name,
            String phone,
            Place place,
            LocalDate from,
            OfMember event,
            List<FieldChange> fields) {}

    /** @param column its heading in the sheet */
    public record FieldChange(String column, String before, String after) {}
}
