package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of the three micros something belongs to: 微平台, 微积分, 微心愿. */
public enum Micro {
    @JsonProperty("platform")
    PLATFORM("platform"),
    @JsonProperty("points")
    POINTS("points"),
    @JsonProperty("wish")
    WISH("wish");

    private final String code;

    Micro(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
