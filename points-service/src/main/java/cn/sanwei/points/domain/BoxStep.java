package cn.sanwei.points.domain;

import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;

/**
 * What has happened to one entry of the box. Rows of the service, never events: the box must be erasable as a whole, and
 * nothing outside it depends on it.
 */
public sealed interface BoxStep {
    /** How it is stored. */
    String code();

    /** @param about whom it concerns; null for nobody in particular */
    record Filed(OrganisationId about, boolean concernsLeader, boolean shielded, LocalDate acknowledgeBy, LocalDate due)
            implements BoxStep {
        @Override
        public String code() {
            return "filed";
        }
    }

    record Acknowledged() implements BoxStep {
        @Override
        public String code() {
            return "acknowledged";
        }
    }

    record HandedOver(OrganisationId organisation) implements BoxStep {
        @Override
        public String code() {
            return "handed-over";
        }
    }

    /** From the branch to the office, by either of them. */
    record Returned() implements BoxStep {
        @Override
        public String code() {
            return "returned";
        }
    }

    record Extended(LocalDate due) implements BoxStep {
        @Override
        public String code() {
            return "extended";
        }
    }

    /** @param contentUntil the last day to say that one is not content; null for the second answer, which is the last */
    record Answered(LocalDate contentUntil) implements BoxStep {
        @Override
        public String code() {
            return "answered";
        }
    }

    record NotContent(LocalDate due) implements BoxStep {
        @Override
        public String code() {
            return "not-content";
        }
    }

    record Withdrawn() implements BoxStep {
        @Override
        public String code() {
            return "withdrawn";
        }
    }

    record Published() implements BoxStep {
        @Override
        public String code() {
            return "published";
        }
    }

    record PublicationCorrected() implements BoxStep {
        @Override
        public String code() {
            return "publication-corrected";
        }
    }

    record PublicationTakenBack() implements BoxStep {
        @Override
        public String code() {
            return "publication-taken-back";
        }
    }
}
