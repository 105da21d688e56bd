package cn.sanwei.points.domain;

/** Where the award of a branch's members stands. */
public enum AwardStage {
    OPEN("open"),
    RECORDED("recorded"),
    RETURNED("returned"),
    PUBLISHED("published"),
    AWARDED("awarded");

    private final String code;

    AwardStage(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
