package cn.sanwei.activity.http;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Store;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestClock;
import cn.sanwei.testing.TestTownship;
import cn.sanwei.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A township with a committee, two branches, a group and the people of the tests, known to the service. */
final class Scene implements AutoCloseable {
    static final String ACTIVITIES = "/api/activity/activities";
    /** The activities of the tests begin here, on a full slot of the code, and last two hours. */
    static final Instant STARTS = Instant.parse("2026-12-05T06:00:00Z");

    static final Instant BEFORE = STARTS.minus(Duration.ofDays(3));
    static final Instant AFTER = STARTS.plus(Duration.ofHours(3));

    final TestTownship township = new TestTownship();
    final OrganisationId committee = township.organisation(OrganisationLevel.COMMITTEE, null);
    final OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, committee);
    final OrganisationId group = township.organisation(OrganisationLevel.GROUP, branch);
    final OrganisationId otherBranch = township.organisation(OrganisationLevel.BRANCH, committee);
    final MemberId anna = township.member(branch);
    final MemberId ben = township.member(group);
    final MemberId cora = township.member(otherBranch);
    final MemberId secretaryMember = township.member(branch, "secretary");

    final String annaToken = Tokens.member(township.id(), anna.value());
    final String benToken = Tokens.member(township.id(), ben.value());
    final String coraToken = Tokens.member(township.id(), cora.value());
    final String secretary = Tokens.secretary(township.id(), secretaryMember.value(), branch.value());
    final String otherSecretary = Tokens.secretary(township.id(), UUID.randomUUID(), otherBranch.value());
    final String committeeSecretary = Tokens.secretary(township.id(), UUID.randomUUID(), committee.value());
    final String office = Tokens.office(township.id());

    private Scene() {}

    static Scene known() {
        Scene scene = new Scene();
        scene.township.awaitRosterOf(Store.ACTIVITY);
        TestClock.shared().set(BEFORE);
        return scene;
    }

    Answer post(String token, String path, String body) {
        return Request.with(token).key().json(body).post(path);
    }

    Answer post(String token, String path, String body, String key) {
        return Request.with(token).key(key).json(body).post(path);
    }

    Answer get(String token, String path) {
        return Request.with(token).get(path);
    }

    static String body(OrganisationId organisation, String kind, Instant startsAt) {
        return """
                {"organisation": "%s", "kind": "%s", "theme": "neighbours", "title": "主题党日：走进邻里",
                 "content": "走访独居老人", "place": "党群服务中心", "startsAt": "%s", "endsAt": "%s",
                 "leaderNote": "请派一名志愿者带队"}
                """.formatted(organisation, kind, startsAt, startsAt.plus(Duration.ofHours(2)));
    }

    String filed(String kind) {
        return filed(branch, kind);
    }

    String filed(OrganisationId organisation, String kind) {
        return post(secretary, ACTIVITIES, body(organisation, kind, STARTS))
                .statusCode(201)
                .path("id");
    }

    String acknowledged(String kind) {
        String activity = filed(kind);
        post(office, ACTIVITIES + "/" + activity + "/acknowledgement", "{}").statusCode(200);
        return activity;
    }

    String published(String kind) {
        String activity = acknowledged(kind);
        post(secretary, ACTIVITIES + "/" + activity + "/publication", "{}").statusCode(200);
        return activity;
    }

    String code(String activity) {
        return get(secretary, ACTIVITIES + "/" + activity + "/code")
                .statusCode(200)
                .path("code");
    }

    Answer checkIn(String token, String activity, String code) {
        return post(token, ACTIVITIES + "/" + activity + "/check-ins", "{\"code\":\"" + code + "\"}");
    }

    Answer mark(String token, String activity, Object... membersAndMarks) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < membersAndMarks.length; i += 2) {
            marks.append(i == 0 ? "" : ",")
                    .append("{\"member\":\"%s\",\"mark\":\"%s\"}"
                            .formatted(membersAndMarks[i], membersAndMarks[i + 1]));
        }
        return post(token, ACTIVITIES + "/" + activity + "/attendance", "{\"marks\":[" + marks + "]}");
    }

    @Override
    public void close() {
        TestClock.shared().reset();
        township.close();
    }
}
