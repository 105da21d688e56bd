package cn.sanwei.wish.http;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.Store;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.TestTownship;
import cn.sanwei.testing.Tokens;

/** A township with a committee, two branches and the people of the tests, known to the service. */
final class Scene implements AutoCloseable {
    static final String WISHES = "/api/wish/wishes";
    final TestTownship township = new TestTownship();
    final OrganisationId committee = township.organisation(OrganisationLevel.COMMITTEE, null);
    final OrganisationId branch = township.organisation(OrganisationLevel.BRANCH, committee);
    final OrganisationId otherBranch = township.organisation(OrganisationLevel.BRANCH, committee);
    final MemberId anna = township.member(branch);
    final MemberId ben = township.member(branch);
    final MemberId cora = township.member(otherBranch);
    final MemberId secretaryMember = township.member(branch, "secretary");

    final String annaToken = Tokens.member(township.id(), anna.value());
    final String benToken = Tokens.member(township.id(), ben.value());
    final String secretary = Tokens.secretary(township.id(), secretaryMember.value(), branch.value());
    final String office = Tokens.office(township.id());
    final String social = Tokens.with("social-worker")
            .in(township.id())
            .subject(township.id() + "-social")
            .sign();
    final String resident = Tokens.with("resident")
            .in(township.id())
            .subject(township.id() + "-resident")
            .sign();
    final String otherResident = Tokens.with("resident")
            .in(township.id())
            .subject(township.id() + "-resident2")
            .sign();

    private Scene() {}

    static Scene known() {
        Scene scene = new Scene();
        scene.township.awaitRosterOf(Store.WISH);
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

    String submitted() {
        return post(resident, WISHES, "{\"title\":\"老花镜\",\"text\":\"看不清药盒上的字\",\"contact\":\"13800008000\"}")
                .statusCode(201)
                .path("id");
    }

    String accepted() {
        String wish = submitted();
        post(social, WISHES + "/" + wish + "/acceptance", "{\"category\":\"goods\",\"publicWording\":\"一副老花镜\"}")
                .statusCode(200);
        return wish;
    }

    String published() {
        String wish = accepted();
        post(office, WISHES + "/" + wish + "/publication", "{}").statusCode(200);
        return wish;
    }

    String claimed() {
        String wish = published();
        post(annaToken, WISHES + "/" + wish + "/claims", "{}").statusCode(200);
        return wish;
    }

    String fulfilled() {
        String wish = claimed();
        post(annaToken, WISHES + "/" + wish + "/fulfilment", "{\"evidence\":\"已送到\"}")
                .statusCode(200);
        return wish;
    }

    @Override
    public void close() {
        township.close();
    }
}
