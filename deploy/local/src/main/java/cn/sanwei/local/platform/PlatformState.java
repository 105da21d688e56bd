package cn.sanwei.local.platform;

import cn.sanwei.local.machine.PidFile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What {@code state.json} says about a running platform, for {@code status} and for everything else that looks at it from
 * outside. Instants are RFC 3339.
 *
 * @param failure why starting was given up, in one sentence; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlatformState(
        int dataVersion,
        int portBase,
        Phase phase,
        Running supervisor,
        String failure,
        List<String> failureLog,
        List<PartState> parts) {

    public enum Phase {
        starting,
        ready,
        stopping,
        failed
    }

    public enum Progress {
        waiting,
        starting,
        ready,
        done,
        failed,
        restarting,
        stopped
    }

    public record Running(long pid, String startedAt) {
        static Running of(PidFile file) {
            return new Running(file.pid(), file.startedAt().toString());
        }

        public PidFile asPidFile() {
            return new PidFile(pid, Instant.parse(startedAt));
        }
    }

    /** @param restarts how often it died and was started again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartState(
            String name,
            Progress state,
            String address,
            String health,
            Long pid,
            String startedAt,
            int restarts,
            long startedWithinMs,
            String log) {}
}
