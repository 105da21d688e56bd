package cn.sanwei.rating.rebuild;

import java.util.function.BooleanSupplier;

/** What had to be done while the projector waits would have kept it waiting too long. */
final class OutOfTime extends RuntimeException {
    private OutOfTime() {
        super("The projector was not kept waiting any longer");
    }

    static void unless(BooleanSupplier goOn) {
        if (!goOn.getAsBoolean()) {
            throw new OutOfTime();
        }
    }
}
