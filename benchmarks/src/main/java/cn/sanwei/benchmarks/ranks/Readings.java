package cn.sanwei.benchmarks.ranks;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** All kinds of reading, each with a connection of its own. */
final class Readings implements AutoCloseable {
    private static final double OWN_MUST_MS = 5;
    private static final double TOP_MUST_MS = 10;
    private static final int EVERY_MS = 25;
    /** What a whole request costs would otherwise be most of what the machine does. */
    private static final int EVERY_MS_OVER_HTTP = 200;

    private static final int TOP = 100;
    private static final int ACCOUNTS = 200;
    private static final int MOST_TOTAL = 30_000;

    private final List<Reading> all = new ArrayList<>();
    private final List<ServiceReads> connections = new ArrayList<>();
    private final SplittableRandom random;
    private final Crowd crowd;

    @FunctionalInterface
    interface Connecting {
        Connection connect() throws SQLException;
    }

    Readings(Crowd crowd, OverHttp http, int port, Connecting connecting)
            throws SQLException, GeneralSecurityException {
        this.crowd = crowd;
        this.random = new SplittableRandom(crowd.members());
        own("own-rank-large", "own rank, in an organisation of half of them", true, connecting);
        own("own-rank-branch", "own rank, in a branch of 33", false, connecting);
        ServiceReads township = service(connecting);
        add("top-100-township", "top 100 of the township", TOP_MUST_MS, () -> township.ofTownship(first(), TOP));
        ServiceReads large = service(connecting);
        add("top-100-large", "top 100 of the large organisation", TOP_MUST_MS, () -> large.ofLarge(first(), TOP));
        ServiceReads anywhere = service(connecting);
        SplittableRandom where = random.split();
        add(
                "100-anywhere",
                "100 from anywhere in the township",
                TOP_MUST_MS,
                () -> anywhere.ofTownship(
                        new ServiceReads.After(where.nextInt(MOST_TOTAL), new UUID(where.nextLong(), where.nextLong())),
                        TOP));
        overHttp(http, port);
    }

    List<Reading> all() {
        return all;
    }

    private void own(String code, String what, boolean inLarge, Connecting connecting) throws SQLException {
        ServiceReads service = service(connecting);
        SplittableRandom who = random.split();
        add(code, what, OWN_MUST_MS, () -> service.ownPlace(member(who, inLarge)));
    }

    private void overHttp(OverHttp http, int port) throws GeneralSecurityException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(http.member(member(random, i % 2 == 0)));
        }
        SplittableRandom who = random.split();
        String cycle = "?cycle=" + Crowd.CYCLE;
        String office = http.office();
        all.add(new Reading(
                "own-rank-http",
                "own standing with its rank, over HTTP",
                Double.NaN,
                EVERY_MS_OVER_HTTP,
                () -> http(http, port, "/api/rating/standings/me" + cycle, accounts.get(who.nextInt(ACCOUNTS)))));
        all.add(new Reading(
                "top-100-http",
                "top 100 of the township, over HTTP",
                Double.NaN,
                EVERY_MS_OVER_HTTP,
                () -> http(http, port, "/api/rating/rankings" + cycle + "&limit=" + TOP, office)));
    }

    private static void http(OverHttp http, int port, String path, String token)
            throws IOException, InterruptedException {
        http.get(port, path, token);
    }

    private UUID member(SplittableRandom who, boolean inLarge) {
        int number = who.nextInt(crowd.members());
        while (crowd.isInLarge(number) != inLarge) {
            number = who.nextInt(crowd.members());
        }
        return crowd.member(number).value();
    }

    private static ServiceReads.After first() {
        return ServiceReads.After.NOBODY;
    }

    private ServiceReads service(Connecting connecting) throws SQLException {
        ServiceReads service = new ServiceReads(connecting.connect());
        connections.add(service);
        return service;
    }

    private void add(String code, String what, double mustMs, Reading.Act act) {
        all.add(new Reading(code, what, mustMs, EVERY_MS, act));
    }

    @Override
    public void close() throws SQLException {
        for (ServiceReads each : connections) {
            each.close();
        }
    }
}
