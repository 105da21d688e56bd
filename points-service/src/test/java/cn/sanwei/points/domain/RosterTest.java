package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberLeft;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.contracts.PointsEvent.TownshipRegistered;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.points.domain.MemberCommand.AssignMember;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.MemberCommand.RegisterMember;
import cn.sanwei.points.domain.MemberCommand.TakeOffRoster;
import cn.sanwei.points.domain.Organisation.EstablishOrganisation;
import cn.sanwei.points.domain.RosterRefusal.BeforeLastAssignment;
import cn.sanwei.points.domain.RosterRefusal.LevelOutOfPlace;
import cn.sanwei.points.domain.RosterRefusal.MemberAlreadyRegistered;
import cn.sanwei.points.domain.RosterRefusal.MemberHasLeft;
import cn.sanwei.points.domain.RosterRefusal.MemberUnknown;
import cn.sanwei.points.domain.RosterRefusal.NameTakenUnderParent;
import cn.sanwei.points.domain.RosterRefusal.OrganisationAlreadyEstablished;
import cn.sanwei.points.domain.RosterRefusal.OrganisationUnknown;
import cn.sanwei.points.domain.RosterRefusal.ParentOfItself;
import cn.sanwei.points.domain.RosterRefusal.ParentUnknown;
import cn.sanwei.points.domain.TownshipCommand.Meanings;
import cn.sanwei.points.domain.TownshipCommand.RegisterTownship;
import cn.sanwei.points.domain.TownshipRefusal.IdIsACounty;
import cn.sanwei.points.domain.TownshipRefusal.IdIsATownship;
import cn.sanwei.points.domain.TownshipRefusal.TownshipAlreadyRegistered;
import cn.sanwei.points.domain.TownshipRefusal.TownshipNamedLikeItsCounty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId PARENT = new OrganisationId(new UUID(1, 2));
    private static final MemberId MEMBER = new MemberId(new UUID(2, 1));
    private static final Place PLACE =
            new Place(ORGANISATION, MemberStatus.FULL, Set.of("retired"), Set.of("secretary"));

    @Test
    void a_township_is_registered_once() {
        RegisterTownship register = register("yunxi", "lanchuan");
        TownshipRegistered registered =
                new TownshipRegistered(TownshipId.of("yunxi"), CountyId.of("lanchuan"), "990001001", MARCH, AT);

        given(new Township()).when(register).then(registered);
        given(new Township(), registered)
                .when(register)
                .thenRefused(new TownshipAlreadyRegistered(TownshipId.of("yunxi")));
    }

    @Test
    void a_township_is_not_called_as_its_county_since_one_setting_is_compared_with_both() {
        given(new Township())
                .when(register("lanchuan", "lanchuan"))
                .thenRefused(new TownshipNamedLikeItsCounty(TownshipId.of("lanchuan")));
    }

    @Test
    void a_township_is_not_called_as_any_county_nor_its_county_as_any_township() {
        given(new Township())
                .when(register("yunxi", "lanchuan", new Meanings(true, false)))
                .thenRefused(new IdIsACounty(TownshipId.of("yunxi")));
        given(new Township())
                .when(register("yunxi", "lanchuan", new Meanings(false, true)))
                .thenRefused(new IdIsATownship(CountyId.of("lanchuan")));
    }

    @Test
    void an_organisation_is_established_under_its_parent_once() {
        EstablishOrganisation establish = establish(OrganisationLevel.BRANCH, OrganisationLevel.COMMITTEE, false);
        OrganisationEstablished established =
                new OrganisationEstablished(ORGANISATION, PARENT, OrganisationLevel.BRANCH, "community", MARCH, AT);

        given(new Organisation()).when(establish).then(established);
        given(new Organisation(), established)
                .when(establish)
                .thenRefused(new OrganisationAlreadyEstablished(ORGANISATION));
    }

    @Test
    void an_organisation_does_not_stand_under_one_that_nobody_knows() {
        given(new Organisation())
                .when(new EstablishOrganisation(
                        ORGANISATION,
                        Optional.of(PARENT),
                        Optional.empty(),
                        false,
                        OrganisationLevel.BRANCH,
                        "village",
                        MARCH,
                        AT))
                .thenRefused(new ParentUnknown(PARENT));
    }

    @Test
    void an_organisation_does_not_stand_under_itself() {
        given(new Organisation())
                .when(new EstablishOrganisation(
                        ORGANISATION,
                        Optional.of(ORGANISATION),
                        Optional.empty(),
                        false,
                        OrganisationLevel.BRANCH,
                        "village",
                        MARCH,
                        AT))
                .thenRefused(new ParentOfItself(ORGANISATION));
    }

    @Test
    void two_organisations_under_one_parent_do_not_have_one_name() {
        given(new Organisation())
                .when(establish(OrganisationLevel.BRANCH, OrganisationLevel.COMMITTEE, true))
                .thenRefused(new NameTakenUnderParent());
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITTEE, , true",
        "GENERAL_BRANCH, , true",
        "BRANCH, , true",
        "JOINT_BRANCH, , true",
        "GROUP, , false",
        "COMMITTEE, COMMITTEE, true",
        "GENERAL_BRANCH, COMMITTEE, true",
        "JOINT_BRANCH, COMMITTEE, true",
        "GROUP, COMMITTEE, false",
        "BRANCH, GENERAL_BRANCH, true",
        "COMMITTEE, GENERAL_BRANCH, false",
        "GENERAL_BRANCH, GENERAL_BRANCH, false",
        "GROUP, GENERAL_BRANCH, false",
        "GROUP, BRANCH, true",
        "GROUP, JOINT_BRANCH, true",
        "BRANCH, BRANCH, false",
        "GROUP, GROUP, false",
    })
    void each_level_has_its_place_in_the_tree(OrganisationLevel level, OrganisationLevel parent, boolean may) {
        var outcome = given(new Organisation()).when(establish(level, parent, false));

        if (may) {
            assertThat(outcome.accepted()).hasSize(1);
        } else {
            outcome.thenRefused(new LevelOutOfPlace(level, parent));
        }
    }

    @Test
    void a_member_is_registered_once() {
        RegisterMember register = new RegisterMember(MEMBER, PLACE, true, MARCH, AT);

        given(new Member()).when(register).then(registered());
        given(new Member(), registered()).when(register).thenRefused(new MemberAlreadyRegistered(MEMBER));
        given(new Member(), registered(), new MemberLeft(MEMBER, APRIL, AT))
                .when(register)
                .thenRefused(new MemberAlreadyRegistered(MEMBER));
    }

    @Test
    void a_member_belongs_to_an_organisation_that_the_township_has() {
        given(new Member())
                .when(new RegisterMember(MEMBER, PLACE, false, MARCH, AT))
                .thenRefused(new OrganisationUnknown(ORGANISATION));
        given(new Member(), registered())
                .when(new AssignMember(MEMBER, PLACE, false, APRIL, AT))
                .thenRefused(new OrganisationUnknown(ORGANISATION));
    }

    @Test
    void what_a_member_is_changes_from_a_day_on() {
        given(new Member(), registered()).when(assign(APRIL)).then(assigned(APRIL));
    }

    @Test
    void the_day_of_the_last_assignment_may_be_put_right_but_none_slipped_in_before_it() {
        given(new Member(), registered(), assigned(APRIL)).when(assign(APRIL)).then(assigned(APRIL));
        given(new Member(), registered(), assigned(APRIL))
                .when(assign(MARCH))
                .thenRefused(new BeforeLastAssignment(MARCH, APRIL));
    }

    @Test
    void nobody_unknown_is_assigned_or_taken_off() {
        given(new Member()).when(assign(APRIL)).thenRefused(new MemberUnknown(MEMBER));
        given(new Member()).when(new TakeOffRoster(MEMBER, APRIL, AT)).thenRefused(new MemberUnknown(MEMBER));
    }

    @Test
    void who_has_left_is_neither_assigned_nor_taken_off_again() {
        MemberLeft left = new MemberLeft(MEMBER, APRIL, AT);

        given(new Member(), registered())
                .when(new TakeOffRoster(MEMBER, APRIL, AT))
                .then(left);
        given(new Member(), registered(), left).when(assign(APRIL)).thenRefused(new MemberHasLeft(MEMBER, APRIL));
        given(new Member(), registered(), left)
                .when(new TakeOffRoster(MEMBER, APRIL, AT))
                .thenRefused(new MemberHasLeft(MEMBER, APRIL));
    }

    @Test
    void nobody_leaves_before_what_was_said_of_him_last() {
        given(new Member(), registered(), assigned(APRIL))
                .when(new TakeOffRoster(MEMBER, MARCH, AT))
                .thenRefused(new BeforeLastAssignment(MARCH, APRIL));
    }

    private static RegisterTownship register(String township, String county) {
        return register(township, county, Meanings.NEW);
    }

    private static RegisterTownship register(String township, String county, Meanings meanings) {
        return new RegisterTownship(TownshipId.of(township), CountyId.of(county), meanings, "990001001", MARCH, AT);
    }

    private static EstablishOrganisation establish(
            OrganisationLevel level, OrganisationLevel parent, boolean nameTaken) {
        return new EstablishOrganisation(
                ORGANISATION,
                Optional.ofNullable(parent).map(known -> PARENT),
                Optional.ofNullable(parent),
                nameTaken,
                level,
                "community",
                MARCH,
                AT);
    }

    private static AssignMember assign(LocalDate from) {
        return new AssignMember(MEMBER, PLACE, true, from, AT);
    }

    private static MemberRegistered registered() {
        return new MemberRegistered(
                MEMBER, ORGANISATION, MemberStatus.FULL, Set.of("retired"), Set.of("secretary"), MARCH, AT);
    }

    private static MemberAssigned assigned(LocalDate from) {
        return new MemberAssigned(
                MEMBER, ORGANISATION, MemberStatus.FULL, Set.of("retired"), Set.of("secretary"), from, AT);
    }
}
