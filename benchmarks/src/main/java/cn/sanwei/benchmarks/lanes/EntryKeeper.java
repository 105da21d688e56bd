package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.ledger.Delta;
import cn.sanwei.scoring.ledger.judging.Judgement;
import java.util.UUID;

/** Where a Streams lane puts the entries of its ledgers. */
interface EntryKeeper {
    /** For a lane that has no ledger. */
    EntryKeeper NONE = new EntryKeeper() {
        @Override
        public void begin(int task, int committed) {}

        @Override
        public int batchOf(int task) {
            return -1;
        }

        @Override
        public void changed(int task, String township, UUID member, Delta delta, Judgement judgement) {}
    };

    /**
     * A task begins, or begins again, on this thread.
     *
     * @param committed the last batch that its state knows of; what was kept of later ones is taken back
     */
    void begin(int task, int committed);

    /** The batch that the task's next change belongs to; negative where nobody asks. Its state must know of it first. */
    int batchOf(int task);

    void changed(int task, String township, UUID member, Delta delta, Judgement judgement);
}
