package cn.sanwei.points.write.importsheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.domain.sheet.RosterPlan.NewMember;
import cn.sanwei.points.domain.sheet.RosterPlan.RenamedOrganisation;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.wiring.Tables.Insert;
import cn.sanwei.points.write.MemberRows;
import cn.sanwei.points.write.MemberRows.Assigned;
import cn.sanwei.points.write.MemberRows.Named;
import cn.sanwei.points.write.OrganisationTable;
import cn.sanwei.points.write.importsheet.SheetPlans.Planned;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables beside the events of an import: a handful of statements, however many rows. */
final class SheetRows {
    private SheetRows() {}

    /** In the order in which they must be written. */
    static List<Insert> of(Planned planned) {
        RosterPlan plan = planned.plan();
        Map<OrganisationId, Org> known = planned.state().organisations().stream()
                .collect(Collectors.toMap(Org::organisation, Function.identity()));
        Insert established = OrganisationTable.establishing(plan.established().stream()
                .map(each -> row(each.event(), each.name()))
                .toList());
        Insert renamed = OrganisationTable.renaming(plan.renamed().stream()
                .map(each -> row(known.get(each.organisation()), each))
                .toList());
        List<Insert> registered = MemberRows.registering(
                plan.registered().stream().map(NewMember::newcomer).toList());
        Insert assigned = MemberRows.assigning(plan.changed().stream()
                .filter(each -> each.event() != null)
                .map(each -> new Assigned(each.before().member(), each.place(), each.from()))
                .toList());
        Insert named = MemberRows.naming(plan.changed().stream()
                .map(each -> new Named(each.before().member(), each.name(), each.phone()))
                .toList());
        return Stream.of(List.of(established, renamed), registered, List.of(assigned, named))
                .flatMap(List::stream)
                .toList();
    }

    private static OrganisationTable.Row row(OrganisationEstablished event, String name) {
        return new OrganisationTable.Row(
                event.organisation(), event.parent(), name, event.level().code(), event.sector(), event.from());
    }

    private static OrganisationTable.Row row(Org org, RenamedOrganisation renamed) {
        return new OrganisationTable.Row(
                org.organisation(), org.parent(), renamed.name(), org.level().code(), org.sector(), org.since());
    }
}
