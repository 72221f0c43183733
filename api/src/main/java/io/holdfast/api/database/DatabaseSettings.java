package io.holdfast.api.database;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where Holdfast keeps its memory.
 *
 * @param url a {@code jdbc:h2:} or {@code jdbc:postgresql:} address
 * @param user empty where the address says it, or none is needed
 * @param migrate whether the tables are made and brought up to date at the start; yes where nothing is said
 * @param connections open at most at once
 */
public record DatabaseSettings(
        @NotBlank String url,
        String user,
        String password,
        Boolean migrate,

        @Min(2) @Max(500) Integer connections) {

    private static final int CONNECTIONS = 16;

    public DatabaseSettings(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Boolean migrate,
            @Nullable Integer connections) {
        this.url = url;
        this.user = user == null ? "" : user;
        this.password = password == null ? "" : password;
        this.migrate = migrate == null || migrate;
        this.connections = connections == null ? CONNECTIONS : connections;
    }

    /** A database in a file of its own, made when it is not there. */
    public static DatabaseSettings file(Path file) {
        return at("jdbc:h2:file:" + file.toAbsolutePath());
    }

    /** A database that nothing else sees and that ends with the process. */
    public static DatabaseSettings memory() {
        return at("jdbc:h2:mem:" + UUID.randomUUID());
    }

    public static DatabaseSettings at(String url) {
        return new DatabaseSettings(url, null, null, null, null);
    }

    /** Whether it is a file of our own that is not there yet; opening it would make it. */
    @JsonIgnore
    public boolean isMissingFile() {
        return DatabaseAddress.of(url).ownFile().filter(file -> !file.isThere()).isPresent();
    }

    @JsonIgnore
    @ValidationMethod(
            message = "url has to start with jdbc:h2: or jdbc:postgresql:, and may not weaken what H2 promises to keep")
    public boolean isUrlOneWeKnow() {
        try {
            DatabaseAddress.of(url);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Without the password: settings are printed in logs and errors. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + DatabaseKind.of(url).map(Enum::name).orElse("unknown") + "]";
    }
}
