package io.holdfast.api.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with what OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, two rounds, one lane. Stored hashes
 * say what they were made with, so these figures may grow.
 */
final class PasswordHash {

    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    /** So many log-ins at once must not take the service's memory and processors away from decisions. */
    private static final Semaphore TURNS =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private static final String NOBODYS = of(Password.random());

    private PasswordHash() {}

    static String of(Password password) {
        return inTurn(() -> com.password4j.Password.hash(password.text())
                .addRandomSalt(16)
                .with(FUNCTION)
                .getResult());
    }

    static boolean matches(Password password, String hash) {
        return inTurn(() ->
                com.password4j.Password.check(password.text(), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as a real check and says no. */
    static boolean matchesNobody(Password password) {
        matches(password, NOBODYS);
        return false;
    }

    private static <T> T inTurn(Work<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            TURNS.release();
        }
    }

    private interface Work<T> {
        T run();
    }
}
