package cn.sanwei.points.write.importsheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.domain.sheet.RosterPlan.NewMember;
import cn.sanwei.points.domain.sheet.RosterPlan.RenamedOrganisation;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.write.MemberRows;
import cn.sanwei.points.write.MemberRows.Assigned;
import cn.sanwei.points.write.MemberRows.Named;
import cn.sanwei.points.write.OrganisationTable;
import cn.sanwei.points.write.importsheet.SheetPlans.Planned;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables beside the events of an import: a handful of statements, however many rows. */
final class SheetRows {
    private SheetRows() {}

    static Uni<Void> write(Transaction transaction, Planned planned) {
        RosterPlan plan = planned.plan();
        Map<OrganisationId, Org> known = planned.state().organisations().stream()
                .collect(Collectors.toMap(Org::organisation, Function.identity()));
        return OrganisationTable.establish(
                        transaction,
                        plan.established().stream()
                                .map(each -> row(each.event(), each.name()))
                                .toList())
                .chain(() -> OrganisationTable.rename(
                        transaction,
                        plan.renamed().stream()
                                .map(each -> row(known.get(each.organisation()), each))
                                .toList()))
                .chain(() -> MemberRows.register(
                        transaction,
                        plan.registered().stream().map(NewMember::newcomer).toList()))
                .chain(() -> MemberRows.assign(
                        transaction,
                        plan.changed().stream()
                                .filter(each -> each.event() != null)
                                .map(each -> new Assigned(each.before().member(), each.place(), each.from()))
                                .toList()))
                .chain(() -> MemberRows.name(
                        transaction,
                        plan.changed().stream()
                                .map(each -> new Named(each.before().member(), each.name(), each.phone()))
                                .toList()));
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
