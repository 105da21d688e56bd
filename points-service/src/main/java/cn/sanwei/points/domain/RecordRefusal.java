package cn.sanwei.points.domain;

import cn.sanwei.contracts.RecordId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import java.util.List;

/** Why a record is not taken, or does not go on. {@code row} is its number on the sheet. */
public sealed interface RecordRefusal extends PointsRefusal {
    record SheetAlreadyEntered(RecordSheetId sheet) implements RecordRefusal {}

    record RecordRowsWrong(List<RowError> errors) implements RecordRefusal {
        public RecordRowsWrong {
            errors = List.copyOf(errors);
        }
    }

    record RecordUnknown(RecordId record) implements RecordRefusal {}

    /** @param stage where it stands instead */
    record WrongRecordStage(RecordId record, int row, RecordStage stage) implements RecordRefusal {}

    /** Nobody records, reviews or confirms for himself. */
    record DoneByTheMember(RecordId record, int row) implements RecordRefusal {}

    /** Two people for every record. */
    record ReviewedByRecorder(RecordId record, int row) implements RecordRefusal {}

    /** Who leads the branch has his own reviewed one level up. */
    record ReviewedAbove(RecordId record, int row) implements RecordRefusal {}

    record NothingCorrected(RecordId record, int row) implements RecordRefusal {}
}
