package cn.sanwei.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Transaction;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is asked of the roster in several statements, between which it goes on. */
class AuthorityTest {
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final Caller SECRETARY = new Caller(
            "s",
            Set.of(Roles.BRANCH_SECRETARY),
            "yunxi",
            Optional.empty(),
            List.of(new Caller.Affiliation(BRANCH, "secretary")));

    @Test
    void an_organisation_that_arrives_while_it_is_asked_for_is_its_secretarys() {
        assertThatCode(() -> lead(new Arriving(false, true))).doesNotThrowAnyException();
    }

    @Test
    void one_that_is_there_and_led_by_others_is_refused() {
        assertThatThrownBy(() -> lead(new Arriving(false, false)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(403));
    }

    private static void lead(Roster roster) {
        new Authority(roster).toLead(null, SECRETARY, BRANCH).await().indefinitely();
    }

    /** Leads at the first and at the second question. */
    private static final class Arriving extends Roster {
        private final boolean later;
        private boolean leads;

        Arriving(boolean first, boolean later) {
            this.leads = first;
            this.later = later;
        }

        @Override
        public Uni<Optional<OrganisationLevel>> level(Transaction transaction, OrganisationId organisation) {
            return Uni.createFrom().item(Optional.of(OrganisationLevel.values()[0]));
        }

        @Override
        public Uni<Boolean> isUnder(
                Transaction transaction, OrganisationId organisation, Collection<OrganisationId> led) {
            boolean now = leads;
            leads = later;
            return Uni.createFrom().item(now);
        }
    }
}
