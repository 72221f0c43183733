package io.holdfast.api.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is, with what it needs in order to lose nothing.
 *
 * @param url as the driver takes it
 */
record DatabaseAddress(DatabaseKind kind, String url) {

    /**
     * H2 acknowledges commits before they are on disk unless it is told not to, closes before the service has, and
     * does not queue those who wait for a row, so that one of many can wait long.
     */
    private static final Map<String, String> H2_NEEDS = h2Needs();

    private static final String H2 = "jdbc:h2:";

    private static final List<String> NOT_OURS = List.of("jdbc:h2:mem:", "jdbc:h2:tcp:", "jdbc:h2:ssl:");

    private static final String ONE_STATEMENT_FOR_MANY_ROWS = "reWriteBatchedInserts=true";

    /**
     * Completes an address of the settings.
     *
     * @throws IllegalArgumentException when it names no database we know, or says what would lose data
     */
    static DatabaseAddress of(String url) {
        DatabaseKind kind = DatabaseKind.of(url)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`database.url` starts with jdbc:h2: or jdbc:postgresql:, not `" + beginning(url) + "`"));
        return new DatabaseAddress(kind, kind == DatabaseKind.H2 ? h2(url) : postgres(url));
    }

    /** The file, where it is one that only one process has open at a time. */
    Optional<OwnFile> ownFile() {
        if (kind != DatabaseKind.H2 || NOT_OURS.stream().anyMatch(url.toLowerCase(Locale.ROOT)::startsWith)) {
            return Optional.empty();
        }
        String path = url.substring(H2.length(), url.indexOf(';')).replaceFirst("^(nio:|async:)?(?i:file:)?", "");
        String whole = path.startsWith("~") ? System.getProperty("user.home", "") + path.substring(1) : path;
        return Optional.of(new OwnFile(Path.of(whole + ".mv.db")));
    }

    private static String h2(String url) {
        StringBuilder full = new StringBuilder(url);
        String said = url.toUpperCase(Locale.ROOT);
        H2_NEEDS.forEach((key, value) -> {
            if (!said.contains(";" + key + "=")) {
                full.append(';').append(key).append('=').append(value);
            } else if (!(said + ";").contains(";" + key + "=" + value + ";")) {
                throw new IllegalArgumentException(
                        "`database.url` sets " + key + "; leave it out: Holdfast needs " + key + "=" + value);
            }
        });
        return full.toString();
    }

    private static String postgres(String url) {
        if (url.contains("reWriteBatchedInserts")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + ONE_STATEMENT_FOR_MANY_ROWS;
    }

    /** What stands before any name, password or host, which messages must not repeat. */
    private static String beginning(String url) {
        int end = url.indexOf(':', url.startsWith("jdbc:") ? 5 : 0);
        return end < 0 ? url.substring(0, Math.min(url.length(), 20)) : url.substring(0, end + 1);
    }

    private static Map<String, String> h2Needs() {
        Map<String, String> needs = new LinkedHashMap<>();
        needs.put("WRITE_DELAY", "0");
        needs.put("DB_CLOSE_ON_EXIT", "FALSE");
        needs.put("MODE", "POSTGRESQL");
        needs.put("DEFAULT_NULL_ORDERING", "HIGH");
        needs.put("DB_CLOSE_DELAY", "-1");
        needs.put("LOCK_TIMEOUT", "10000");
        // Kept answers stay in their rows: as objects beside them they cost several times the decision itself.
        needs.put("MAX_LENGTH_INPLACE_LOB", "131072");
        return needs;
    }
}
