package cn.sanwei.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessCpuTest {
    @Test
    void own_time_and_that_of_ended_children_are_added_up_whatever_the_process_is_called() {
        String stat =
                "4242 (a (strange) name 1 2) S 1 4242 4242 0 -1 4194560 1000 2000 0 0 120 30 7 3 20 0 5 0 100 1 1";
        assertThat(ProcessCpu.ticks(stat)).isEqualTo(120 + 30 + 7 + 3);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_that_computes_has_more_time_afterwards() {
        List<ProcessHandle> self = List.of(ProcessHandle.current());
        double before = ProcessCpu.secondsOf(self);
        long until = System.nanoTime() + 400_000_000L;
        long sum = 0;
        while (System.nanoTime() < until) {
            sum += System.nanoTime() & 1;
        }
        assertThat(sum).isNotNegative();
        assertThat(ProcessCpu.secondsOf(self)).isGreaterThan(before);
    }

    @Test
    void a_process_that_has_ended_is_no_failure() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThat(ProcessCpu.secondsOf(List.of(ended.toHandle()))).isNotNegative();
    }
}
