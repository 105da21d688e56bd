package cn.sanwei.points.write.importpast;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.write.importpast.Persons.Person;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import cn.sanwei.scoring.rulebook.templates.Template;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetError;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.WorkbookWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastTableTest {
    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    private static final String FIRST = new UUID(1, 1).toString();
    private static final String SECOND = new UUID(1, 2).toString();
    private static final String THIRD = new UUID(1, 3).toString();
    private static final Persons PERSONS = new Persons(List.of(
            new Person(MemberId.of(FIRST), "张卫国", "第一党支部", null),
            new Person(MemberId.of(SECOND), "李建设", "第一党支部", LocalDate.of(2026, 1, 1)),
            new Person(MemberId.of(THIRD), "李建设", "第二党支部", null)));

    @Test
    void lines_become_rows_by_name_and_words() {
        PastTable table = table(
                List.of(Map.of("姓名", "张卫国", "积分年度", "2026", "微平台", "12.5", "微心愿", "-3")),
                List.of(Map.of(
                        "姓名",
                        "张卫国",
                        "日期",
                        "2026年3月6日",
                        "时间",
                        "19:00",
                        "事项",
                        "参加活动",
                        "类别",
                        "主题党日",
                        "出勤",
                        "出席",
                        "小时",
                        "1.5")));

        assertThat(table.errors()).isEmpty();
        assertThat(table.rows())
                .containsExactly(
                        PastRow.of(
                                2,
                                new FactRow(
                                        FIRST,
                                        "activity-attended",
                                        "2026-03-06T19:00+08:00",
                                        Map.of("hours", new BigDecimal("1.5")),
                                        Map.of("kind", "theme-day", "mark", "present")),
                                "2026-03-06T19:00+08:00"),
                        PastRow.of(2, new BalanceRow(FIRST, "2026", "platform", "12.5")),
                        PastRow.of(2, new BalanceRow(FIRST, "2026", "wish", "-3")));
    }

    @Test
    void a_line_of_the_template_that_was_not_filled_in_brings_nothing() {
        PastTable table = table(List.of(Map.of("姓名", "张卫国", "积分年度", "2026")), List.of());

        assertThat(table.rows()).isEmpty();
        assertThat(table.blank()).isEqualTo(1);
        assertThat(table.errors()).isEmpty();
    }

    @Test
    void two_of_one_name_are_told_apart_by_organisation_or_number() {
        Map<String, String> line = Map.of("姓名", "李建设", "积分年度", "2026", "微积分", "1");

        assertThat(balanceError(line)).isEqualTo(new SheetError("期初积分", 2, "姓名", "名册上有 2 个“李建设”，请填党组织或党员编号"));
        assertThat(balances(with(line, "党组织", "第二党支部")).rows().getFirst().member())
                .isEqualTo(THIRD);
        assertThat(balances(with(line, "党员编号", SECOND)).rows().getFirst().member())
                .isEqualTo(SECOND);
        assertThat(balanceError(with(line, "党组织", "第三党支部")).reason()).contains("不在“第三党支部”", "第一党支部");
        assertThat(balanceError(with(line, "党员编号", FIRST)))
                .isEqualTo(new SheetError("期初积分", 2, "姓名", "与编号不符，名册上是“张卫国”"));
        assertThat(balanceError(with(line, "党员编号", new UUID(9, 9).toString())).column())
                .isEqualTo("党员编号");
        assertThat(balanceError(with(line, "姓名", "赵无名")).reason()).isEqualTo("名册上没有“赵无名”");
    }

    @ParameterizedTest
    @CsvSource({
        "积分年度, 2027, 积分年度, 该积分年度还没有开始",
        "积分年度, 去年, 积分年度, '须为积分年度，例如 2026'",
        "微积分, 十分, 微积分, '须为最多两位小数的数，例如 12.50'",
        "微积分, 10001, 微积分, 绝对值不能大于 10000.00",
    })
    void a_balance_that_cannot_be_is_said_with_its_cell(String title, String text, String column, String reason) {
        Map<String, String> line = with(Map.of("姓名", "张卫国", "积分年度", "2026", "微积分", "1"), title, text);

        assertThat(balanceError(line)).isEqualTo(new SheetError("期初积分", 2, column, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "日期, 2026-02-30, 日期, “2026-02-30”这一天不存在",
        "日期, 三月六日, 日期, “三月六日”不是日期，请写成 2024-03-05 的样子",
        "日期, 2026-06-02, 日期, 时间在将来",
        "日期, 1999-01-01, 日期, 时间早于 2000 年",
        "时间, 25:00, 时间, '须为时间，例如 19:00'",
        "事项, 开会, 事项, '没有“开会”这种事项，请从下拉列表选择'",
        "小时, 很久, 小时, 须为数字",
        "小时, 745, 小时, 不能大于 744",
        "金额, 5, 金额, '“参加活动”没有这一项，请清空'",
        "类别, 我的心得, 类别, '须为代码：小写字母、数字和连字符，最多 40 个'",
    })
    void a_fact_that_cannot_be_is_said_with_its_cell(String title, String text, String column, String reason) {
        Map<String, String> line = with(Map.of("姓名", "张卫国", "日期", "2026/3/6", "事项", "参加活动"), title, text);

        assertThat(table(List.of(), List.of(line)).errors()).containsExactly(new SheetError("往年明细", 2, column, reason));
    }

    @Test
    void everything_wrong_is_said_at_once_in_the_order_of_the_rows() {
        PastTable table = table(
                List.of(Map.of("姓名", "张卫国", "微平台", "1"), Map.of("积分年度", "2026", "微平台", "1")),
                List.of(Map.of("姓名", "赵无名", "事项", "开会")));

        assertThat(table.errors())
                .extracting(SheetError::sheet, SheetError::row, SheetError::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("往年明细", 2, "姓名"),
                        org.assertj.core.groups.Tuple.tuple("往年明细", 2, "日期"),
                        org.assertj.core.groups.Tuple.tuple("往年明细", 2, "事项"),
                        org.assertj.core.groups.Tuple.tuple("期初积分", 2, "积分年度"),
                        org.assertj.core.groups.Tuple.tuple("期初积分", 3, "姓名"));
    }

    @Test
    void the_same_twice_in_a_sheet_is_said_at_the_second() {
        Map<String, String> fact = Map.of("姓名", "张卫国", "日期", "2026-03-06", "事项", "阅读文章");
        Map<String, String> balance = Map.of("姓名", "张卫国", "积分年度", "2026", "微积分", "1");

        PastTable table =
                table(List.of(balance, with(balance, "微积分", "2")), List.of(fact, with(fact, "时间", "08:00"), fact));

        assertThat(table.errors())
                .containsExactly(
                        new SheetError("往年明细", 4, "", "与第 2 行重复；同一天的两次请填时间"),
                        new SheetError("期初积分", 3, "", "与第 2 行重复"));
    }

    @Test
    void a_time_as_excel_keeps_it_is_a_time() {
        Map<String, String> line = Map.of("姓名", "张卫国", "日期", "2026-03-06", "时间", "0.8125", "事项", "阅读文章");

        assertThat(table(List.of(), List.of(line)).rows().getFirst().fact().occurredAt())
                .isEqualTo("2026-03-06T19:30+08:00");
    }

    @Test
    void a_day_without_its_time_is_noon_and_the_same_row_in_the_morning_and_in_the_afternoon() {
        Map<String, String> line = Map.of("姓名", "张卫国", "日期", "2026-06-01", "事项", "阅读文章");

        PastRow morning = table(List.of(), List.of(line)).rows().getFirst();
        PastRow afternoon =
                table(List.of(), List.of(line), NOW.plusSeconds(7_200)).rows().getFirst();

        assertThat(morning.fact().occurredAt()).isEqualTo("2026-06-01T00:00+08:00");
        assertThat(afternoon.fact().occurredAt()).isEqualTo("2026-06-01T12:00+08:00");
        assertThat(morning.key()).isEqualTo(afternoon.key());
    }

    @Test
    void a_sheet_is_the_same_import_until_it_is_taken_back_and_another_where_anything_in_it_differs() {
        TownshipId yunxi = TownshipId.of("yunxi");
        List<PastRow> rows =
                balances(Map.of("姓名", "张卫国", "积分年度", "2026", "微积分", "1.5")).rows();
        List<PastRow> written =
                balances(Map.of("姓名", "张卫国", "积分年度", "2026", "微积分", "1.50")).rows();
        List<PastRow> other =
                balances(Map.of("姓名", "张卫国", "积分年度", "2026", "微积分", "2")).rows();

        assertThat(PastBatch.of(yunxi, written, 0).id())
                .isEqualTo(PastBatch.of(yunxi, rows, 0).id());
        assertThat(PastBatch.of(yunxi, rows, 1).id())
                .isNotEqualTo(PastBatch.of(yunxi, rows, 0).id());
        assertThat(PastBatch.of(yunxi, other, 0).id())
                .isNotEqualTo(PastBatch.of(yunxi, rows, 0).id());
        assertThat(PastBatch.of(TownshipId.of("qinghe"), rows, 0).id())
                .isNotEqualTo(PastBatch.of(yunxi, rows, 0).id());
        assertThat(other.getFirst().key()).isEqualTo(rows.getFirst().key());
    }

    @Test
    void the_lists_of_the_template_are_those_of_the_rule_book_in_force() {
        RuleBook book = ((Reading.Accepted) RuleBookParser.parse(
                        Template.named("qinghe").orElseThrow().source()))
                .ruleBook();

        SheetForm facts = PastForms.forms(Optional.of(book)).getLast();

        assertThat(choices(facts, "事项")).contains("阅读文章", "参加活动").doesNotContain("登录", "点赞收藏");
        assertThat(choices(facts, "类别")).contains("主题党日");
        assertThat(choices(facts, "出勤")).contains("出席", "缺席");
        assertThat(choices(PastForms.forms().getLast(), "事项")).contains("捐助").doesNotContain("登录");
    }

    private static List<String> choices(SheetForm form, String title) {
        return form.columns().stream()
                .filter(column -> column.title().equals(title))
                .map(column -> column.choices().words())
                .findFirst()
                .orElseThrow();
    }

    private static SheetError balanceError(Map<String, String> line) {
        List<SheetError> errors = balances(line).errors();
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }

    private static PastTable balances(Map<String, String> line) {
        return table(List.of(line), List.of());
    }

    private static PastTable table(List<Map<String, String>> balances, List<Map<String, String>> facts) {
        return table(balances, facts, NOW);
    }

    private static PastTable table(List<Map<String, String>> balances, List<Map<String, String>> facts, Instant now) {
        List<SheetForm> forms = PastForms.forms();
        byte[] file = WorkbookWriter.write(List.of(sheet(forms.getFirst(), balances), sheet(forms.getLast(), facts)));
        return PastTable.read(file, PERSONS, now);
    }

    private static NewSheet sheet(SheetForm form, List<Map<String, String>> rows) {
        return NewSheet.of(
                form,
                rows.stream()
                        .map(row -> form.columns().stream()
                                .<Object>map(column -> row.get(column.title()))
                                .toList())
                        .toList());
    }

    private static Map<String, String> with(Map<String, String> line, String title, String text) {
        Map<String, String> changed = new HashMap<>(line);
        changed.put(title, text);
        return changed;
    }
}
