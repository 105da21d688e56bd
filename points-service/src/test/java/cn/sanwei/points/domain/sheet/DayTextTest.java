package cn.sanwei.points.domain.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-05",
                "2024-3-5",
                "2024.3.5",
                "2024.03.05",
                "2024/3/5",
                "2024年3月5日",
                "2024 年 3 月 5 日",
                "20240305",
                "２０２４－０３－０５",
                "2024年3月5号"
            })
    void a_day_is_read_as_clerks_write_it(String text) throws DayText.NoDay {
        assertThat(DayText.read(text)).isEqualTo(LocalDate.of(2024, 3, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30, 这一天不存在",
        "2024.13.1, 这一天不存在",
        "20240431, 这一天不存在",
        "2024年3月, 没有写到日",
        "2024.3, 没有写到日",
        "2024, 没有写到日",
        "45356, 日期序号",
        "3/5/2024, 不是日期",
        "24.3.5, 不是日期",
        "1799-01-01, 1900 年到 2100 年",
        "去年, 不是日期"
    })
    void what_leaves_the_day_open_is_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> DayText.read(text)).hasMessageContaining(reason);
    }
}
