package cn.sanwei.points.rosterfile;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.sheet.OrganisationTree;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.RosterState;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import cn.sanwei.points.domain.sheet.Words;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.Notes;
import cn.sanwei.workbooks.WorkbookWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The workbook of the roster, empty or filled; both block. */
public final class RosterContents {
    private static final Notes NOTES = new Notes(
            "说明",
            "怎样填写名册",
            List.of(
                    "一、“" + RosterSheet.ORGANISATIONS + "”表可以不填：党组织已在平台登记的，直接填“" + RosterSheet.MEMBERS + "”表。",
                    "二、列名不要改；带 * 的列必须有。可以另加自己用的列（例如备注），平台不读取。",
                    "三、党组织同名的，连上级一起写，中间用 /，例如：云溪社区党委/第一党支部。",
                    "四、类别、职务有几项的，用 、 隔开，例如：退休、年老病弱。",
                    "五、起始日期：这一行所写的状况从哪一天起，例如 2024-03-05、2024.3.5、2024年3月5日。只写年月的不能接收。",
                    "六、平台编号：由平台给出，导出名册时带有。新党员留空；与平台上已有的人同名而不是同一人的，填“新”。",
                    "七、单元格里不要用公式；一张表最多 " + RosterFile.MOST_ROWS + " 行，多的分几次导入。",
                    "八、表里没有的人不会因此离开名册；离开要在平台上逐人办理。",
                    "九、上传后先看到将要变动的内容，确认后才写入；有一处错误就全部不写入。",
                    "例："),
            List.of(
                    List.of("姓名", "党组织", "状态", "类别", "职务", "手机号", "起始日期", "平台编号"),
                    List.of("张卫国", "云溪社区党委/第一党支部", "正式党员", "退休", "党小组长", "13800000000", "2024-03-05", "")));

    private RosterContents() {}

    /** Empty sheets with their headings, lists to choose from, and a page that explains them. */
    public static byte[] template() {
        return export(new RosterState(List.of(), List.of(), LocalDate.EPOCH), organisation -> true);
    }

    /**
     * The roster with what was last said of each: what is imported again without a change changes nothing.
     *
     * @param asked organisations to write; the members are those in them
     */
    public static byte[] export(RosterState state, Predicate<OrganisationId> asked) {
        Map<OrganisationId, String> labels = OrganisationTree.labels(state.organisations());
        List<List<Object>> organisations = state.organisations().stream()
                .filter(organisation -> asked.test(organisation.organisation()))
                .map(organisation -> row(organisation, labels))
                .toList();
        List<List<Object>> members = state.members().stream()
                .filter(person -> person.isOnRoster(state.today())
                        && asked.test(person.place().organisation()))
                .map(person -> row(person, labels))
                .toList();
        return WorkbookWriter.write(List.of(
                NewSheet.of(RosterForms.ORGANISATIONS, organisations),
                NewSheet.of(RosterForms.MEMBERS, members),
                NOTES));
    }

    private static List<Object> row(Org organisation, Map<OrganisationId, String> labels) {
        return Arrays.asList(
                organisation.name(),
                organisation.parent() == null ? null : labels.get(organisation.parent()),
                Words.of(organisation.level()),
                Words.SECTORS.word(organisation.sector()),
                organisation.since(),
                organisation.organisation().toString());
    }

    private static List<Object> row(Person person, Map<OrganisationId, String> labels) {
        return Arrays.asList(
                person.name(),
                labels.get(person.place().organisation()),
                Words.of(person.place().status()),
                Words.CATEGORIES.list(person.place().categories()),
                Words.POSTS.list(person.place().posts()),
                person.phone(),
                person.since(),
                person.member().toString());
    }
}
