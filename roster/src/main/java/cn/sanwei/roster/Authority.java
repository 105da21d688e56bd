package cn.sanwei.roster;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * Who may act for which organisation or member. A secretary's reach is his organisation and all below it; the office's is
 * the township. What is another township's is not found.
 */
@ApplicationScoped
public class Authority {
    private final Roster roster;

    Authority(Roster roster) {
        this.roster = roster;
    }

    /** 404 for an organisation that the township has not, 403 for one that the caller does not lead. */
    public Uni<Void> toLead(Transaction transaction, Caller caller, OrganisationId organisation) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return exists(transaction, organisation);
        }
        return leads(transaction, caller, organisation)
                .chain(leads -> leads
                        ? Uni.createFrom().voidItem() // whoever leads it was found above it
                        : exists(transaction, organisation)
                                .chain(() -> stillNotLed(transaction, caller, organisation)));
    }

    private Uni<Void> exists(Transaction transaction, OrganisationId organisation) {
        return roster.level(transaction, organisation)
                .invoke(level -> {
                    if (level.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /** The organisation may have arrived since it was asked who leads it: each statement sees what came before it. */
    private Uni<Void> stillNotLed(Transaction transaction, Caller caller, OrganisationId organisation) {
        return leads(transaction, caller, organisation)
                .invoke(leads -> {
                    if (!leads) {
                        throw Problems.forbidden("not-your-organisation", "您不是该党组织或其上级党组织的书记、副书记。");
                    }
                })
                .replaceWithVoid();
    }

    public Uni<Boolean> leads(Transaction transaction, Caller caller, OrganisationId organisation) {
        if (caller.has(Roles.TOWNSHIP_OFFICE)) {
            return Uni.createFrom().item(true);
        }
        if (!caller.has(Roles.BRANCH_SECRETARY)) {
            return Uni.createFrom().item(false);
        }
        return roster.isUnder(transaction, organisation, caller.led());
    }

    /**
     * The member for whom the caller acts on that day: himself, or the one whom he names and whose secretary he is.
     *
     * @param onBehalfOf null or the caller himself for himself
     */
    public Uni<RosterMember> toActFor(Transaction transaction, Caller caller, MemberId onBehalfOf, LocalDate day) {
        if (onBehalfOf == null || caller.is(onBehalfOf)) {
            return himself(transaction, caller, day);
        }
        return roster.member(transaction, onBehalfOf, day)
                .map(member -> member.orElseThrow(Problems::notFound))
                .chain(member -> leads(transaction, caller, member.organisation())
                        .map(leads -> {
                            if (!leads) {
                                throw Problems.forbidden("not-your-member", "您不能代该党员办理：不是其所在党组织的书记、副书记。");
                            }
                            return member;
                        }));
    }

    private Uni<RosterMember> himself(Transaction transaction, Caller caller, LocalDate day) {
        MemberId member = caller.member().orElseThrow(() -> Problems.forbidden("no-member", "该账号没有对应的党员，请由所在党组织代为办理。"));
        return roster.member(transaction, member, day)
                .map(found -> found.orElseThrow(() -> Problems.forbidden("not-on-roster", "您当日不在本镇（街道）的党员名册上。")));
    }
}
