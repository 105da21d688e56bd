package cn.sanwei.eventstore;

import cn.sanwei.eventstore.decider.Refusal;

/** Carries a refusal through a pipeline. Its message is the refusal's name only: reasons may hold what logs must not. */
public final class RefusedException extends StoreFailure {
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.getClass().getSimpleName());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
