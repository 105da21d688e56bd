package cn.sanwei.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void an_option_that_is_not_given_has_its_usual_value() {
        Options options = Options.of(List.of("load", "--state", "s.json", "--rate", "20"));
        assertThat(options.text("state", "")).isEqualTo("s.json");
        assertThat(options.number("rate", 100)).isEqualTo(20);
        assertThat(options.number("seconds", 60)).isEqualTo(60);
        assertThat(Options.of(List.of("faults", "--seed", "-7")).number("seed", 1))
                .isEqualTo(-7);
    }

    @Test
    void what_a_command_does_not_know_is_refused() {
        refused("there is no command lode.", "lode");
        refused("load knows no --rte;", "load", "--rte", "5");
        refused("verify knows no --rate;", "verify", "--rate", "5");
        refused("verify knows no everything;", "verify", "everything");
        refused("--rate wants a value.", "load", "--rate");
    }

    @Test
    void a_number_that_is_none_or_too_small_is_refused() {
        assertThatThrownBy(() -> Options.of(List.of("load", "--rate", "fast")).number("rate", 1))
                .isInstanceOf(Options.Misused.class)
                .hasMessage("--rate wants a number, not fast.");
        assertThatThrownBy(() -> Options.of(List.of("load", "--rate", "0")).number("rate", 1))
                .isInstanceOf(Options.Misused.class)
                .hasMessage("--rate wants a number from 1 up, not 0.");
    }

    private static void refused(String sentence, String... arguments) {
        assertThatThrownBy(() -> Options.of(List.of(arguments)))
                .isInstanceOf(Options.Misused.class)
                .hasMessageContaining(sentence);
    }
}
