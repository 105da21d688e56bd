package cn.sanwei.points.write.importsheet;

import cn.sanwei.contracts.Days;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.domain.sheet.Finding;
import cn.sanwei.points.domain.sheet.RosterPlan;
import cn.sanwei.points.domain.sheet.RosterPlanner;
import cn.sanwei.points.domain.sheet.RosterState;
import cn.sanwei.points.read.roster.RosterStates;
import cn.sanwei.points.read.roster.RosterStates.Found;
import cn.sanwei.points.rosterfile.RosterFile;
import cn.sanwei.points.wiring.RosterRefusals;
import cn.sanwei.workbooks.SheetWorker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads a workbook and lays it beside the roster; the check and the import do so alike, and neither on the event loop. */
@ApplicationScoped
class SheetPlans {
    private final EventStore store;
    private final SheetWorker worker;

    SheetPlans(EventStore store, SheetWorker worker) {
        this.store = store;
        this.worker = worker;
    }

    /** @param fileHash of the workbook as it came */
    record Planned(RosterFile file, RosterState state, String fingerprint, String fileHash, RosterPlan plan) {
        String basis() {
            return basis(fingerprint);
        }

        /** What the workbook would do depends on itself, on the roster, and on who is on it today. */
        String basis(String fingerprint) {
            return hash((fingerprint + '\n' + fileHash + '\n' + state.today()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param sent null where there was no body at all */
    Uni<Planned> plan(byte[] sent, String division, Instant at) {
        byte[] workbook = sent == null ? new byte[0] : sent;
        return worker.run(() -> RosterFile.read(workbook))
                .chain(file -> store.read(division, RosterStates::load)
                        .chain(found -> worker.run(() -> planned(workbook, file, found, at))));
    }

    private static Planned planned(byte[] workbook, RosterFile file, Found found, Instant at) {
        RosterState state = found.stored().read(Days.of(at));
        RosterPlan plan = RosterPlanner.plan(file.sheet(), state, UUID::randomUUID, at, RosterRefusals::words);
        return new Planned(file, state, found.fingerprint(), hash(workbook), with(file, plan));
    }

    /** What is wrong with the form of cells comes before what is wrong with their sense. */
    private static RosterPlan with(RosterFile file, RosterPlan plan) {
        return new RosterPlan(
                plan.established(),
                plan.renamed(),
                plan.organisationsUnchanged(),
                plan.registered(),
                plan.changed(),
                plan.membersUnchanged(),
                plan.absent(),
                both(file.errors(), plan.errors()),
                both(file.warnings(), plan.warnings()));
    }

    private static List<Finding> both(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
