package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.WantedAccount.Place;
import cn.sanwei.points.domain.WantedAccount.Wish;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedAccountTest {
    private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());

    @Test
    void a_member_on_the_roster_has_an_open_account_with_a_members_rights() {
        WantedAccount wanted = onRoster();

        assertThat(wanted.wish()).isEqualTo(Wish.OPEN);
        assertThat(wanted.roles()).containsExactly("member");
        assertThat(wanted.organisations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretary", "deputy"})
    void whoever_leads_his_branch_may_act_for_it(String post) {
        WantedAccount wanted = onRoster(post);

        assertThat(wanted.roles()).containsExactlyInAnyOrder("member", "branch-secretary");
        assertThat(wanted.organisations()).containsExactly(BRANCH + ":" + post);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group-leader", "liaison"})
    void other_posts_are_claims_and_no_right_to_lead(String post) {
        WantedAccount wanted = onRoster(post);

        assertThat(wanted.roles()).containsExactly("member");
        assertThat(wanted.organisations()).containsExactly(BRANCH + ":" + post);
    }

    @Test
    void a_post_that_no_service_knows_is_no_claim() {
        assertThat(onRoster("committee-member", "propaganda").organisations()).isEmpty();
    }

    @Test
    void who_has_left_keeps_a_shut_account_without_rights_until_his_name_goes() {
        WantedAccount left = WantedAccount.ofMember(MEMBER, "yunxi", Optional.empty(), true, Optional.of("张卫国"));
        WantedAccount erased = WantedAccount.ofMember(MEMBER, "yunxi", Optional.empty(), true, Optional.empty());

        assertThat(left.wish()).isEqualTo(Wish.CLOSED);
        assertThat(left.roles()).isEmpty();
        assertThat(erased.wish()).isEqualTo(Wish.GONE);
    }

    @Test
    void who_comes_later_has_nothing_yet() {
        assertThat(WantedAccount.ofMember(MEMBER, "yunxi", Optional.empty(), false, Optional.of("张卫国"))
                        .wish())
                .isEqualTo(Wish.NOT_YET);
    }

    @Test
    void an_office_account_has_its_one_role_until_it_is_closed() {
        assertThat(WantedAccount.ofOffice("yunxi", "李静", "township-office", false)
                        .roles())
                .containsExactly("township-office");
        WantedAccount closed = WantedAccount.ofOffice("yunxi", "李静", "township-office", true);
        assertThat(closed.wish()).isEqualTo(Wish.CLOSED);
        assertThat(closed.roles()).isEmpty();
    }

    @Test
    void a_countys_account_has_the_countys_role_and_none_of_an_offices() {
        WantedAccount county = WantedAccount.ofOffice("lanchuan", "陈晓", "county", false);
        assertThat(county.township()).isEqualTo("lanchuan");
        assertThat(county.roles()).containsExactly("county");
        assertThat(county.managed()).containsExactly("county");
    }

    private static WantedAccount onRoster(String... posts) {
        return WantedAccount.ofMember(
                MEMBER, "yunxi", Optional.of(new Place(BRANCH, Set.of(posts))), false, Optional.of("张卫国"));
    }
}
