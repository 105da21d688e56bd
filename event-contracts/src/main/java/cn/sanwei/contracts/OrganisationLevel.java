package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an organisation stands in the tree: 党委, 党总支, 党支部, 联合党支部, 党小组. */
public enum OrganisationLevel {
    @JsonProperty("committee")
    COMMITTEE("committee"),
    @JsonProperty("general-branch")
    GENERAL_BRANCH("general-branch"),
    @JsonProperty("branch")
    BRANCH("branch"),
    @JsonProperty("joint-branch")
    JOINT_BRANCH("joint-branch"),
    @JsonProperty("group")
    GROUP("group");

    private final String code;

    OrganisationLevel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
