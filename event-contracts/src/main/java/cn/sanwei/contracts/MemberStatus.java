package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one status that a person on the roster has at a time. */
public enum MemberStatus {
    @JsonProperty("full")
    FULL("full"),
    @JsonProperty("probationary")
    PROBATIONARY("probationary"),
    @JsonProperty("prospect")
    PROSPECT("prospect"),
    @JsonProperty("activist")
    ACTIVIST("activist"),
    @JsonProperty("applicant")
    APPLICANT("applicant");

    private final String code;

    MemberStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
