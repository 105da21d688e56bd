package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.points.domain.MemberCommand.Place;
import java.time.LocalDate;
import java.util.List;

/** The township's roster as it stands, with what was last said of each: an assignment of a day to come included. */
public record RosterState(List<Org> organisations, List<Person> members, LocalDate today) {
    /** @param parent null at the top */
    public record Org(
            OrganisationId organisation,
            OrganisationId parent,
            String name,
            OrganisationLevel level,
            String sector,
            LocalDate since) {}

    /**
     * @param name null once it was erased
     * @param phone null where none is known
     * @param leftOn the first day off the roster, or null
     */
    public record Person(MemberId member, String name, String phone, Place place, LocalDate since, LocalDate leftOn) {
        public boolean isOnRoster(LocalDate today) {
            return leftOn == null || leftOn.isAfter(today);
        }
    }
}
