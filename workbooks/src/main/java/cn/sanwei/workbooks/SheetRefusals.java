package cn.sanwei.workbooks;

import cn.sanwei.edge.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Why a file is not even read; in words for whoever chose it. */
final class SheetRefusals {
    private SheetRefusals() {}

    static HttpProblem empty() {
        return Problems.refused(422, "not-a-workbook", "文件是空的，请选择填好的 .xlsx 工作簿。");
    }

    static HttpProblem notAWorkbook() {
        return Problems.refused(
                422, "not-a-workbook", "这不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（*.xlsx）”再上传。");
    }

    static HttpProblem old() {
        return Problems.refused(422, "old-workbook", "这是旧格式（.xls）或加了密码的文件。请去掉密码，另存为“Excel 工作簿（*.xlsx）”再上传。");
    }

    static HttpProblem withMacros() {
        return Problems.refused(422, "workbook-with-macros", "工作簿带有宏，不能接收。请另存为不带宏的“Excel 工作簿（*.xlsx）”再上传。");
    }

    static HttpProblem broken() {
        return Problems.refused(422, "workbook-broken", "工作簿已损坏，无法读取。请用 Excel 或 WPS 打开后重新保存再上传。");
    }

    static HttpProblem notThisForm(List<SheetForm> forms) {
        String names = forms.stream().map(SheetForm::name).collect(Collectors.joining("”或“"));
        return Problems.refused(422, "sheet-not-this-form", "工作簿里没有名为“" + names + "”的工作表，请用下载的模板填写。");
    }

    static HttpProblem tooLarge(String what) {
        return Problems.refused(422, "workbook-too-large", what + "，没有读取。请只保留需要的工作表和行，分几次上传。");
    }
}
