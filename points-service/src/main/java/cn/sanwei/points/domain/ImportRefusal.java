package cn.sanwei.points.domain;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.points.domain.sheet.Finding;
import java.util.List;

/** Why nothing of an import is taken. */
public sealed interface ImportRefusal extends PointsRefusal {
    record AlreadyImported(ImportId importId) implements ImportRefusal {}

    record AlreadyTakenBack(ImportId importId) implements ImportRefusal {}

    /** Its rows are still coming in. */
    record ImportRunning(ImportId importId) implements ImportRefusal {}

    /** Another import brings some of the same rows at this moment. */
    record ImportOvertaken() implements ImportRefusal {}

    record NothingToImport() implements ImportRefusal {}

    record RowsWrong(List<RowError> errors) implements ImportRefusal {
        public RowsWrong {
            errors = List.copyOf(errors);
        }
    }

    /** Of a workbook: nothing of it is stored. */
    record SheetWrong(List<Finding> errors) implements ImportRefusal {
        public SheetWrong {
            errors = List.copyOf(errors);
        }
    }

    /** What would be done is no longer what was shown. */
    record RosterChanged() implements ImportRefusal {}

    /**
     * @param row its number in the call, from 1
     * @param field its path in the body, such as {@code facts[3].member}
     * @param message in Chinese, for the clerk who made the table
     */
    record RowError(int row, String field, String message) {}
}
