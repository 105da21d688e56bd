package cn.sanwei.activity.domain;

import cn.sanwei.contracts.ActivityId;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.util.UUID;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** Where an activity stands. Titles, places and reasons are not here: they lie in tables. */
public sealed interface ActivityState {

    record NotFiled() implements ActivityState {}

    /**
     * @param event of the last event that said so
     * @param mark the latest
     */
    record Marked(UUID event, AttendanceMark mark) {}

    /**
     * @param phase how far the filing has come
     * @param signedUp never changed but followed by another one, as {@code marks}, and neither is copied for it: copies
     *     would make the folding of an activity quadratic, inside the transaction of whoever checks in to it
     */
    record Filed(
            ActivityId activity,
            OrganisationId organisation,
            String kind,
            String theme,
            Instant startsAt,
            Instant endsAt,
            String expects,
            Phase phase,
            PSet<MemberId> signedUp,
            PMap<MemberId, Marked> marks)
            implements ActivityState {

        Filed in(Phase next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, next, signedUp, marks);
        }

        Filed withSignedUp(PSet<MemberId> next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, phase, next, marks);
        }

        Filed withMarks(PMap<MemberId, Marked> next) {
            return new Filed(activity, organisation, kind, theme, startsAt, endsAt, expects, phase, signedUp, next);
        }

        boolean expectsVolunteers() {
            return Expects.VOLUNTEERS.code().equals(expects);
        }

        int count(AttendanceMark mark) {
            return Math.toIntExact(
                    marks.values().stream().filter(m -> m.mark() == mark).count());
        }

        boolean attended(MemberId member) {
            return marks.containsKey(member) && marks.get(member).mark().attended();
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
