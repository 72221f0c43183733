package io.holdfast.api.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Turns passwords into what is stored of them, by Argon2id. Stored hashes say what they were made with. */
final class PasswordHash {

    /** What OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, two rounds, one lane. */
    static final PasswordHash STANDARD = new PasswordHash(19 * 1024, 2);

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function function;
    private final String nobodys;

    /** So many log-ins at once must not take the service's memory and processors away from decisions. */
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * @param kibibytes of memory that a guess has to fill
     * @param rounds how often it has to
     */
    PasswordHash(int kibibytes, int rounds) {
        function = Argon2Function.getInstance(kibibytes, rounds, 1, HASH_BYTES, Argon2.ID);
        nobodys = of(Password.random());
    }

    String of(Password password) {
        return inTurn(() -> com.password4j.Password.hash(password.text())
                .addRandomSalt(SALT_BYTES)
                .with(function)
                .getResult());
    }

    boolean matches(Password password, String hash) {
        return inTurn(() ->
                com.password4j.Password.check(password.text(), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as a real check and says no. */
    boolean matchesNobody(Password password) {
        matches(password, nobodys);
        return false;
    }

    private <T> T inTurn(Work<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    private interface Work<T> {
        T run();
    }
}
