package cn.sanwei.rating.projector.tables;

import java.sql.SQLException;

/** Somebody else owns a partition of this batch by now, or another projection serves: nothing of the batch is written. */
public final class OwnershipLost extends SQLException {
    public OwnershipLost() {
        super("a partition has another owner by now, or another projection serves");
    }
}
