package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldfastConfigurationTest {

    private final ObjectMapper mapper = Jackson.newObjectMapper();

    @Test
    void shippedFileSaysTheDefaults() throws Exception {
        JsonNode shipped = mapper.valueToTree(shipped(Map.of()));
        JsonNode defaults = mapper.valueToTree(new HoldfastConfiguration());

        assertThat(sorted(shipped)).isEqualTo(sorted(defaults));
    }

    /** Sets of methods come in another order in every Java machine. */
    private static JsonNode sorted(JsonNode settings) {
        ObjectNode gzip = (ObjectNode) settings.path("server").path("gzip");
        List<String> methods = new ArrayList<>();
        gzip.path("includedMethods").forEach(method -> methods.add(method.asText()));
        assertThat(methods).isNotEmpty();
        gzip.set(
                "includedMethods",
                new ObjectMapper().valueToTree(methods.stream().sorted().toList()));
        return settings;
    }

    @Test
    void environmentWins() throws Exception {
        HoldfastConfiguration settings = shipped(
                Map.of("HOLDFAST_RULES", "/srv/rules", "HOLDFAST_PORT", "9000", "HOLDFAST_AS_OF", "2026-03-01"));

        assertThat(settings.rules().folder()).isEqualTo("/srv/rules");
        assertThat(settings.clients().asOf()).isEqualTo("2026-03-01");
        DefaultServerFactory server = (DefaultServerFactory) settings.getServerFactory();
        HttpConnectorFactory connector =
                (HttpConnectorFactory) server.getApplicationConnectors().get(0);
        assertThat(connector.getPort()).isEqualTo(9000);
    }

    @Test
    void fileNeedsOnlyWhatDiffers(@TempDir Path folder) throws Exception {
        HoldfastConfiguration settings = written(folder, "maxRequestBytes: 2048\n");

        assertThat(settings.maxRequestBytes()).isEqualTo(2048);
        assertThat(settings.rules().folder()).isEqualTo("rules");
    }

    @Test
    void rulesAreTrustedWithCodeOnlyWhereSomebodySaysSo(@TempDir Path folder) throws Exception {
        assertThat(new HoldfastConfiguration().rules().trusted()).isFalse();
        assertThat(shipped(Map.of()).rules().trusted()).isFalse();
        assertThat(written(folder, "rules: {folder: x}\n").rules().trusted()).isFalse();
        assertThat(written(folder, "rules: {folder: x, trusted: true}\n")
                        .rules()
                        .trusted())
                .isTrue();
    }

    @Test
    void unknownKeyIsRefusedWithTheNearestName(@TempDir Path folder) {
        assertThatThrownBy(() -> written(folder, "maxRequestByte: 2048\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("maxRequestByte")
                .hasMessageContaining("Did you mean")
                .hasMessageContaining("maxRequestBytes");
    }

    @Test
    void dayThatDoesNotExistIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> written(folder, "clients: {file: x.jsonl, asOf: 2026-02-30}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("asOf");
    }

    private static HoldfastConfiguration shipped(Map<String, String> environment) throws Exception {
        return HoldfastServer.settings(Optional.empty(), new StringSubstitutor(environment));
    }

    private static HoldfastConfiguration written(Path folder, String yaml) throws IOException, ConfigurationException {
        Path file = Files.writeString(folder.resolve("own.yml"), yaml);
        return HoldfastServer.settings(Optional.of(file), new StringSubstitutor(Map.of()));
    }
}
