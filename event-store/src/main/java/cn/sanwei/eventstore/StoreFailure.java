package cn.sanwei.eventstore;

/** Why the store did not do what it was asked. Sealed, so that an edge maps every one; each leaves nothing stored. */
public abstract sealed class StoreFailure extends RuntimeException
        permits RefusedException,
                StaleVersion,
                KeyReused,
                ConcurrentChange,
                TownshipUnknown,
                UnstorableText,
                EventTooLarge,
                LateAppend,
                DivisionMissing {
    StoreFailure(String reason) {
        super(reason);
    }

    StoreFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
