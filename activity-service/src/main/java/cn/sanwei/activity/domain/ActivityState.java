package cn.sanwei.activity.domain;

import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where an activity stands. Titles, places and reasons are not here: they lie in tables. */
public sealed interface ActivityState {

    record NotFiled() implements ActivityState {}

    /**
     * @param event of the last event that said so
     * @param mark the latest
     */
    record Marked(UUID event, AttendanceMark mark) {}

    /** @param phase how far the filing has come */
    record Filed(
            ActivityId activity,
            OrganisationId organisation,
            String kind,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String expects,
            Phase phase,
            Told<MemberId, Boolean> signers,
            Told<MemberId, Marked> marked)
            implements ActivityState {

        Filed in(Phase next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, next, signers, marked);
        }

        Filed withSignedUp(Told<MemberId, Boolean> next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, phase, next, marked);
        }

        Filed withMarks(Told<MemberId, Marked> next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, phase, signers, next);
        }

        Set<MemberId> signedUp() {
            return signers.map().keySet();
        }

        Map<MemberId, Marked> marks() {
            return marked.map();
        }

        boolean expectsVolunteers() {
            return Expects.VOLUNTEERS.code().equals(expects);
        }

        int count(AttendanceMark mark) {
            return Math.toIntExact(
                    marks().values().stream().filter(m -> m.mark() == mark).count());
        }

        Set<MemberId> attended() {
            return marks().entrySet().stream()
                    .filter(m -> m.getValue().mark().attended())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The phases of a filing, in their order; a returned one goes back to filed. */
    enum Phase {
        FILED("filed"),
        RETURNED("returned"),
        ACKNOWLEDGED("acknowledged"),
        PUBLISHED("published"),
        CLOSED("closed");

        private final String code;

        Phase(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The state's name over HTTP and in tables. */
    static String code(ActivityState state) {
        return switch (state) {
            case NotFiled ignored -> "not-filed";
            case Filed filed -> filed.phase().code();
        };
    }
}
