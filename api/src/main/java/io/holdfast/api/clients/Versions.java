package io.holdfast.api.clients;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of clients as HTTP carries them: entity tags such as {@code "3"}. */
final class Versions {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** What the caller knows, by {@code If-Match} or {@code If-None-Match: *}; mistakes are noted. */
    static Known known(HttpHeaders headers, Query query) {
        Optional<String> match = header(headers, HttpHeaders.IF_MATCH);
        Optional<String> noneMatch = header(headers, HttpHeaders.IF_NONE_MATCH);
        if (match.isPresent() && noneMatch.isPresent()) {
            query.wrong("If-Match", "send If-Match or If-None-Match, not both");
        } else if (noneMatch.isPresent()) {
            if (noneMatch.get().equals("*")) {
                return Known.NOBODY;
            }
            query.wrong("If-None-Match", "changes take `If-None-Match: *` only: nobody with this id is there yet");
        } else if (match.isPresent()) {
            return match.get().equals("*")
                    ? Known.SOMEBODY
                    : new Known.Versions(versions("If-Match", match.get(), false, query));
        }
        return Known.ANYTHING;
    }

    /** Whether the caller has this version already, by {@code If-None-Match}. */
    static boolean has(HttpHeaders headers, long version, Query query) {
        return header(headers, HttpHeaders.IF_NONE_MATCH)
                .filter(given -> given.equals("*")
                        || versions("If-None-Match", given, true, query).contains(version))
                .isPresent();
    }

    /** Tags that are none of ours stand for versions that nobody has. */
    private static Set<Long> versions(String header, String given, boolean weak, Query query) {
        Set<Long> versions = new HashSet<>();
        for (String part : given.split(",", -1)) {
            Matcher tag = TAG.matcher(part.strip());
            if (!tag.matches()) {
                query.wrong(header, "an ETag stands in quotes: " + header + ": \"3\"");
            } else if ((weak || tag.group(1) == null)
                    && NUMBER.matcher(tag.group(2)).matches()) {
                versions.add(Long.parseLong(tag.group(2)));
            }
        }
        return versions;
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getRequestHeader(name))
                .filter(lines -> !lines.isEmpty())
                .map((List<String> lines) -> String.join(",", lines).strip());
    }
}
