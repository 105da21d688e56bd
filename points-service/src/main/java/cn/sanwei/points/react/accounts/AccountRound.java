package cn.sanwei.points.react.accounts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.points.domain.AccountFault;
import cn.sanwei.points.domain.UserName;
import cn.sanwei.points.domain.WantedAccount;
import cn.sanwei.points.keycloak.FewAtOnce;
import cn.sanwei.points.keycloak.KeycloakAccount;
import cn.sanwei.points.keycloak.KeycloakAdmin;
import cn.sanwei.points.keycloak.KeycloakRefused;
import cn.sanwei.points.react.accounts.AccountRows.Seen;
import cn.sanwei.points.react.accounts.AccountRows.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes accounts in Keycloak what they shall be. It reads what shall be, looks at what is, and changes the difference; so it
 * may be ended anywhere and begun again, and doing it twice does nothing the second time.
 */
@ApplicationScoped
class AccountRound {
    static final int AT_A_TIME = 50;

    private static final Logger LOG = Logger.getLogger(AccountRound.class);
    private static final int MOST_DRAWS = 20;

    /** After so many draws from ninety million: something else is wrong. */
    private static final class NoUserNameFree extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NoUserNameFree() {
            super("no user name is free");
        }
    }

    private final AccountRows rows;
    private final KeycloakAdmin keycloak;
    private final SecureRandom random = new SecureRandom();

    AccountRound(AccountRows rows, KeycloakAdmin keycloak) {
        this.rows = rows;
        this.keycloak = keycloak;
    }

    /**
     * One batch of a township.
     *
     * @return how many there were; fewer than {@value #AT_A_TIME} tickets' worth when nothing more is ready
     * @throws RuntimeException that Keycloak or the database is away: no other account is begun, all of those left wait
     */
    int work(String township, LocalDate today, Instant now) throws InterruptedException {
        List<Subject> due = rows.due(township, today);
        FewAtOnce.each(due, "sanwei-accounts-", subject -> followOrPutOff(township, subject, now));
        return due.size();
    }

    private void followOrPutOff(String township, Subject subject, Instant now) {
        try {
            follow(township, subject, now);
        } catch (KeycloakRefused | IllegalStateException one) {
            LOG.errorf(
                    "an account is not as it should be, tried again later: township=%s memberId=%s: %s",
                    township, subject.wanted().member().orElse(null), one.getMessage());
            rows.failed(township, subject.tickets(), fault(one));
        }
    }

    private static AccountFault fault(RuntimeException failure) {
        return switch (failure) {
            case NoUserNameFree none -> AccountFault.NO_USER_NAME_FREE;
            case KeycloakRefused refused when refused.isAbout("firstName") -> AccountFault.NAME_REFUSED;
            default -> AccountFault.REFUSED;
        };
    }

    private void follow(String township, Subject subject, Instant now) {
        Optional<KeycloakAccount> there = find(subject);
        switch (subject.wanted().wish()) {
            case NOT_YET -> rows.nothingToDo(township, subject.tickets());
            case OPEN -> open(township, subject, there, now);
            case CLOSED -> close(township, subject, there);
            case GONE -> {
                there.ifPresent(account -> keycloak.delete(account.id()));
                rows.forget(township, subject.account(), subject.tickets());
            }
        }
    }

    private Optional<KeycloakAccount> find(Subject subject) {
        WantedAccount wanted = subject.wanted();
        return subject.keycloakId()
                .flatMap(keycloak::byId)
                .or(() -> wanted.member().flatMap(keycloak::byMember))
                .or(() -> subject.userName().flatMap(keycloak::byUserName).filter(found -> isHis(found, wanted)));
    }

    /** With a user name that we drew, and of this township: made by us, before we could write down its id. */
    private static boolean isHis(KeycloakAccount found, WantedAccount wanted) {
        return found.attribute("division").equals(List.of(wanted.township()))
                && found.attribute("member")
                        .equals(wanted.member()
                                .map(MemberId::toString)
                                .map(List::of)
                                .orElse(List.of()));
    }

    private void open(String township, Subject subject, Optional<KeycloakAccount> there, Instant now) {
        WantedAccount wanted = subject.wanted();
        KeycloakAccount.Content content = content(wanted, true);
        if (there.isPresent()) {
            KeycloakAccount account = there.get();
            keycloak.update(account, content);
            keycloak.setRoles(account.id(), wanted.managed(), wanted.roles());
            rows.done(township, seen(township, subject, account, now), subject.tickets());
            return;
        }
        Map.Entry<UUID, String> row = subject.account()
                .map(account -> Map.entry(account, subject.userName().orElseThrow()))
                .orElseGet(() -> allot(township, wanted.member().orElseThrow(), Optional.empty()));
        Optional<UUID> made = keycloak.create(row.getValue(), content);
        for (int draw = 0; made.isEmpty(); draw++) {
            if (draw == MOST_DRAWS) {
                throw new NoUserNameFree();
            }
            String another = UserName.draw(random::nextInt).text();
            if (rows.rename(township, row.getKey(), another)) {
                row = Map.entry(row.getKey(), another);
                made = keycloak.create(another, content);
            }
        }
        keycloak.giveRoles(made.get(), wanted.roles());
        rows.done(
                township,
                new Seen(row.getKey(), made, row.getValue(), true, Optional.empty(), false, false),
                subject.tickets());
    }

    private void close(String township, Subject subject, Optional<KeycloakAccount> there) {
        WantedAccount wanted = subject.wanted();
        there.ifPresent(account -> {
            keycloak.update(account, content(wanted, false));
            keycloak.setRoles(account.id(), wanted.managed(), Set.of());
            keycloak.endSessions(account.id());
        });
        if (there.isEmpty() && subject.account().isEmpty()) {
            rows.nothingToDo(township, subject.tickets());
            return;
        }
        UUID row = subject.account()
                .orElseGet(() -> allot(township, wanted.member().orElseThrow(), there.map(KeycloakAccount::userName))
                        .getKey());
        String userName =
                there.map(KeycloakAccount::userName).or(subject::userName).orElseThrow();
        Seen closed = new Seen(
                row,
                there.map(KeycloakAccount::id),
                userName,
                false,
                subject.codeUntil(),
                subject.codeUntil().isPresent(),
                false);
        rows.done(township, closed, subject.tickets());
    }

    /** Its row, if it has none yet; and what became of its code, if one was given out. */
    private Seen seen(String township, Subject subject, KeycloakAccount account, Instant now) {
        UUID row = subject.account()
                .orElseGet(
                        () -> allot(township, subject.wanted().member().orElseThrow(), Optional.of(account.userName()))
                                .getKey());
        boolean used = subject.codeUntil().isPresent() && !account.mustChangePassword();
        boolean lapsed = subject.codeUntil()
                .filter(until -> !used && !until.isAfter(now))
                .isPresent();
        if (lapsed) {
            keycloak.forgetPassword(account.id());
        }
        return new Seen(
                row, Optional.of(account.id()), account.userName(), true, subject.codeUntil(), used || lapsed, used);
    }

    private Map.Entry<UUID, String> allot(String township, MemberId member, Optional<String> userName) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            String name =
                    userName.orElseGet(() -> UserName.draw(random::nextInt).text());
            Optional<Map.Entry<UUID, String>> row = rows.allot(township, member, name);
            if (row.isPresent()) {
                return row.get();
            }
        }
        throw new IllegalStateException("no user name is free");
    }

    private static KeycloakAccount.Content content(WantedAccount wanted, boolean enabled) {
        Map<String, Set<String>> attributes = new HashMap<>();
        attributes.put("division", Set.of(wanted.township()));
        attributes.put("organisations", wanted.organisations());
        wanted.member().ifPresent(member -> attributes.put("member", Set.of(member.toString())));
        return new KeycloakAccount.Content(enabled, wanted.name(), attributes);
    }
}
