package io.holdfast.api.pages;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Style, script and mark of the pages: some files, held in memory, under addresses that change with them. */
@Path("/assets")
public final class Assets {

    private static final Map<String, Asset> ALL = Stream.of(
                    read("holdfast.css", "text/css; charset=utf-8"),
                    read("holdfast.js", "text/javascript; charset=utf-8"),
                    read("workbench.css", "text/css; charset=utf-8"),
                    read("workbench.js", "text/javascript; charset=utf-8"),
                    read("editor.js", "text/javascript; charset=utf-8"),
                    read("book.css", "text/css; charset=utf-8"),
                    read("charts.js", "text/javascript; charset=utf-8"),
                    read("grid.js", "text/javascript; charset=utf-8"),
                    read("holdfast.svg", "image/svg+xml"))
            .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

    static String href(String name) {
        return "/assets/" + name + "?v="
                + Optional.ofNullable(ALL.get(name)).orElseThrow().version();
    }

    /** The version of a library that comes as a web jar, which is part of its address. */
    static String version(String library) {
        String place = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream in = Assets.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("The web jar of " + library + " is missing.");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @GET
    @PermitAll
    @Path("{name}")
    public Response get(@PathParam("name") String name) {
        return Optional.ofNullable(ALL.get(name))
                .map(asset -> Response.ok(asset.content(), asset.type())
                        .header("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    private static Asset read(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar.");
            }
            byte[] content = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(content);
            return new Asset(name, type, content, HexFormat.of().toHexDigits((int) sum.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Asset(String name, String type, byte[] content, String version) {}
}
