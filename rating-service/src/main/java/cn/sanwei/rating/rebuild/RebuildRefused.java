package cn.sanwei.rating.rebuild;

/** Cannot be done, for a reason that the operator has to know. Nothing was switched. */
final class RebuildRefused extends RuntimeException {
    RebuildRefused(String why) {
        super(why);
    }
}
