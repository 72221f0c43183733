package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of users and their sessions on each database. */
class SessionsTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Password PASSWORD = Password.of("correct horse battery");
    private static final Password WRONG = Password.of("wrong horse battery");
    /** Hundreds of guesses are made here; what a real hash costs holds elsewhere. */
    private static final PasswordHash CHEAP = new PasswordHash(64, 1);

    private static final String HERE = "192.0.2.1";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void onlyThePasswordLetsIn(Database database) {
        users(database).add("Anna", Role.MANAGER, PASSWORD, "test");
        Sessions sessions = sessions(database);

        assertThat(sessions.logIn("anna", WRONG, HERE)).isInstanceOf(LogIn.Wrong.class);
        assertThat(sessions.logIn("nobody", PASSWORD, HERE)).isInstanceOf(LogIn.Wrong.class);
        Secret token = in(sessions, " ANNA ");

        Session session = sessions.find(token).orElseThrow();
        assertThat(session.user()).isEqualTo("anna");
        assertThat(session.role()).isEqualTo(Role.MANAGER);
        assertThat(sessions.find(Secret.random(""))).isEmpty();
        assertThat(everythingIn(database)).noneMatch(text -> text.contains(token.text()) || text.contains("horse"));
        assertThat(session.toString() + token + PASSWORD).doesNotContain(session.csrfToken(), token.text(), "horse");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void theSameLettersAreTheSamePasswordHoweverTheyWereTyped(Database database) {
        users(database).add("zoë".replace("ë", "e"), Role.MANAGER, Password.of("Zo\u00EB and Ren\u00E9e"), "test");

        assertThat(sessions(database).logIn("zoe", Password.of("Zoe\u0308 and Rene\u0301e"), HERE))
                .isInstanceOf(LogIn.In.class);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void failuresSlowDownAcrossRestartsAndServices(Database database) {
        users(database).add("anna", Role.MANAGER, PASSWORD, "test");
        for (int i = 0; i < 5; i++) {
            assertThat(sessions(database).logIn("anna", WRONG, HERE)).isInstanceOf(LogIn.Wrong.class);
        }

        assertThat(sessions(database).logIn("anna", PASSWORD, "198.51.100.7"))
                .isEqualTo(new LogIn.TooEarly(Duration.ofSeconds(2)));
        now.set(START.plusSeconds(2));
        assertThat(sessions(database).logIn("anna", WRONG, HERE)).isInstanceOf(LogIn.Wrong.class);
        assertThat(sessions(database).logIn("anna", PASSWORD, HERE))
                .isEqualTo(new LogIn.TooEarly(Duration.ofSeconds(4)));
        now.set(START.plusSeconds(6));
        in(sessions(database), "anna");
        assertThat(sessions(database).logIn("anna", WRONG, HERE)).isInstanceOf(LogIn.Wrong.class);
        in(sessions(database), "anna");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void guessesMadeAtOnceAreCountedToo(Database database) throws Exception {
        users(database).add("anna", Role.MANAGER, PASSWORD, "test");
        Sessions sessions = sessions(database);
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<LogIn>> guesses = IntStream.range(0, 24)
                    .mapToObj(at -> (Callable<LogIn>) () -> sessions.logIn("anna", WRONG, "192.0.2." + at))
                    .toList();
            long tried = many.invokeAll(guesses).stream()
                    .filter(one -> result(one) instanceof LogIn.Wrong)
                    .count();
            assertThat(tried).isEqualTo(5);
        } finally {
            many.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void anAddressThatGuessesManyNamesIsSlowedDown(Database database) {
        users(database).add("anna", Role.MANAGER, PASSWORD, "test");
        Sessions sessions = sessions(database);
        for (int i = 0; i < 25; i++) {
            assertThat(sessions.logIn("name" + i, WRONG, HERE)).isInstanceOf(LogIn.Wrong.class);
        }

        assertThat(sessions.logIn("anna", PASSWORD, HERE)).isInstanceOf(LogIn.TooEarly.class);
        assertThat(sessions.logIn("anna", PASSWORD, "198.51.100.7")).isInstanceOf(LogIn.In.class);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aSessionEndsWithItsTimeItsUserAndItsPassword(Database database) {
        Users users = users(database);
        users.add("anna", Role.ADMIN, PASSWORD, "test");
        users.add("ben", Role.ADMIN, PASSWORD, "test");
        Sessions sessions = sessions(database);

        Secret idle = in(sessions, "anna");
        now.set(START.plus(Duration.ofHours(8)));
        assertThat(sessions.find(idle)).isEmpty();

        Secret out = in(sessions, "anna");
        sessions.logOut(out, "user:anna");
        assertThat(sessions(database).find(out)).isEmpty();

        for (UserChange change : List.of(
                UserChange.password(PASSWORD),
                new UserChange(Optional.of(Role.CRM), Optional.empty(), Optional.empty(), Optional.empty()),
                UserChange.disable(true))) {
            Secret token = in(sessions, "anna");
            users.change("anna", change, "test");
            assertThat(sessions(database).find(token)).isEmpty();
        }
        assertThat(sessions.logIn("anna", PASSWORD, HERE)).isInstanceOf(LogIn.Wrong.class);
        users.change("anna", UserChange.disable(false), "test");
        in(sessions, "anna");
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void oneAdministratorIsAlwaysLeftAlsoWhenTwoGoAtOnce(Database database) throws Exception {
        Users users = users(database);
        List<String> names = List.of("anna", "ben", "cid", "dora");
        names.forEach(name -> users.add(name, Role.ADMIN, PASSWORD, "test"));
        ExecutorService many = Executors.newFixedThreadPool(names.size());
        try {
            long refused = many
                    .invokeAll(names.stream()
                            .map(name -> (Callable<Boolean>) () -> isRefused(users, name))
                            .toList())
                    .stream()
                    .filter(one -> result(one))
                    .count();
            assertThat(refused).isEqualTo(1);
            assertThat(users.all()).filteredOn(User::isActive).hasSize(1);
        } finally {
            many.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void everyChangeIsInTheAuditTrail(Database database) {
        Users users = users(database);
        users.add("anna", Role.ADMIN, PASSWORD, "command-line");
        users.add("ben", Role.CRM, PASSWORD, "user:anna");
        users.change(
                "ben",
                new UserChange(Optional.of(Role.ADMIN), Optional.of(true), Optional.of(WRONG), Optional.empty()),
                "user:anna");
        assertThatThrownBy(() -> users.add("anna", Role.CRM, PASSWORD, "user:anna"))
                .isInstanceOf(Refusal.class);
        sessions(database).logOut(in(sessions(database), "anna"), "user:anna");

        assertThat(new AuditStore(database).newest(Long.MAX_VALUE, 100))
                .extracting(one -> one.entry().actor() + " " + one.entry().what() + " "
                        + one.entry().subject())
                .containsExactly(
                        "user:anna logged-out user:anna",
                        "user:anna logged-in user:anna",
                        "user:anna user-password-changed ben",
                        "user:anna user-disabled ben",
                        "user:anna user-role-changed ben",
                        "user:anna user-added ben",
                        "command-line user-added anna");
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isRefused(Users users, String name) {
        try {
            users.change(name, UserChange.disable(true), "test");
            return false;
        } catch (Refusal refused) {
            return true;
        }
    }

    private static Secret in(Sessions sessions, String name) {
        LogIn answer = sessions.logIn(name, PASSWORD, HERE);
        assertThat(answer).isInstanceOf(LogIn.In.class);
        return ((LogIn.In) answer).token();
    }

    private Users users(Database database) {
        return new Users(database, new AuditStore(database), clock, CHEAP);
    }

    /** As another service, or the same after a restart, has it. */
    private Sessions sessions(Database database) {
        return new Sessions(
                database, new AuditStore(database), clock, Duration.ofHours(8), Duration.ofHours(24), CHEAP);
    }

    private static List<String> everythingIn(Database database) {
        return Stream.of("users", "sessions", "audit", "failed_log_ins")
                .flatMap(table ->
                        database.with(handle -> handle.createQuery("select * from " + table).mapToMap().list().stream()
                                .map(String::valueOf)))
                .toList();
    }
}
