package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint against every role, and against nobody. A new endpoint fails here until it stands in the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    /** Who may, besides administrators, who always may. */
    private static final String TABLE = """
            GET    /assets/{name}                 everybody
            GET    /openapi.json                  everybody
            GET    /docs                          everybody
            GET    /login                         everybody
            POST   /login                         everybody
            POST   /logout                        everybody
            GET    /                              analyst publisher manager
            GET    /review                        manager
            POST   /review                        manager
            GET    /review/export.csv             manager
            POST   /review/filters                manager
            POST   /review/filters/remove         manager
            POST   /review/rounds                 manager
            POST   /review/rounds/cancel          manager
            GET    /clients                       analyst publisher manager
            GET    /clients/{id}                  analyst publisher manager
            POST   /clients/what-if               analyst publisher manager
            POST   /clients/deeds                 manager
            GET    /book                          manager
            GET    /book/clients                  manager
            GET    /book/white-space              manager
            GET    /book/csv/{figure}             manager
            GET    /reports                       manager
            GET    /clients/import                manager
            POST   /clients/import                manager
            GET    /rules                         analyst publisher manager
            POST   /rules/drafts                  analyst
            GET    /rules/drafts/{id}             analyst publisher
            POST   /rules/drafts/{id}/describe    analyst
            POST   /rules/drafts/{id}/discard     analyst
            POST   /rules/drafts/{id}/reopen      analyst
            POST   /rules/drafts/{id}/files       analyst
            POST   /rules/drafts/{id}/text        analyst
            POST   /rules/drafts/{id}/cells       analyst
            POST   /rules/drafts/{id}/lint        analyst publisher
            GET    /rules/drafts/{id}/words       analyst publisher
            GET    /rules/drafts/{id}/workbook    analyst publisher
            PUT    /rules/drafts/{id}/workbook    analyst
            POST   /rules/drafts/{id}/try         analyst publisher
            POST   /rules/drafts/{id}/test-draft  analyst
            POST   /rules/drafts/{id}/tests       analyst
            POST   /rules/drafts/{id}/impact      analyst publisher
            POST   /rules/drafts/{id}/impact/cancel analyst publisher
            POST   /rules/drafts/{id}/review      analyst
            POST   /rules/drafts/{id}/approve     publisher
            POST   /rules/drafts/{id}/send-back   publisher
            POST   /rules/drafts/{id}/waive       analyst publisher
            POST   /rules/drafts/{id}/publish     publisher
            POST   /rules/drafts/{id}/merge       analyst
            POST   /rules/rollback                publisher
            GET    /rules/history                 analyst publisher manager
            GET    /rules/compare                 analyst publisher manager
            POST   /rules/drafts/with-test        analyst
            GET    /rules/drafts/{id}/test-draft  analyst
            POST   /rules/drafts/{id}/tests/from-decision analyst
            POST   /rules/drafts/{id}/gates       analyst publisher
            GET    /try                           analyst publisher manager
            POST   /try                           analyst publisher manager
            GET    /settings                      -
            POST   /settings/keys                 -
            POST   /settings/keys/{id}/revoke     -
            POST   /settings/users                -
            POST   /settings/users/{name}/disable -
            POST   /settings/users/{name}/enable  -
            POST   /settings/users/{name}/names   -
            GET    /settings/webhooks             -
            POST   /settings/webhooks             -
            POST   /settings/webhooks/{id}/pause  -
            POST   /settings/webhooks/{id}/resume -
            POST   /settings/webhooks/{id}/replay -
            POST   /settings/webhooks/{id}/remove -
            POST   /v1/decisions                  crm analyst manager
            POST   /v1/decisions/batch            crm analyst manager
            GET    /v1/rules                      analyst publisher manager
            GET    /v1/rules/revisions            analyst publisher manager
            GET    /v1/rules/revisions/compare    analyst publisher manager
            GET    /v1/rules/revisions/{revision} analyst publisher manager
            GET    /v1/rules/revisions/{revision}/files/{path:.+} analyst publisher manager
            GET    /v1/rules/drafts               analyst publisher
            POST   /v1/rules/drafts               analyst
            GET    /v1/rules/drafts/{id}          analyst publisher
            PATCH  /v1/rules/drafts/{id}          analyst
            DELETE /v1/rules/drafts/{id}          analyst
            POST   /v1/rules/drafts/{id}/reopen   analyst
            GET    /v1/rules/drafts/{id}/files/{path:.+} analyst publisher
            PUT    /v1/rules/drafts/{id}/files/{path:.+} analyst
            DELETE /v1/rules/drafts/{id}/files/{path:.+} analyst
            POST   /v1/rules/drafts/{id}/restore  analyst
            POST   /v1/rules/drafts/{id}/rename   analyst
            POST   /v1/rules/drafts/{id}/check    analyst publisher
            POST   /v1/rules/drafts/{id}/test     analyst publisher
            GET    /v1/rules/drafts/{id}/changes  analyst publisher
            GET    /v1/rules/drafts/{id}/gates    analyst publisher
            GET    /v1/rules/drafts/{id}/merge    analyst publisher
            POST   /v1/rules/drafts/{id}/merge    analyst
            POST   /v1/rules/drafts/{id}/review   analyst
            POST   /v1/rules/drafts/{id}/approve  publisher
            POST   /v1/rules/drafts/{id}/send-back publisher
            POST   /v1/rules/drafts/{id}/waive    analyst publisher
            POST   /v1/rules/drafts/{id}/publish  publisher
            GET    /v1/rules/history              analyst publisher manager
            GET    /v1/rules/history/rules        analyst publisher manager
            GET    /v1/rules/history/lives        analyst publisher manager
            POST   /v1/rules/drafts/{id}/tests/from-decision analyst
            POST   /v1/rules/rollback             publisher
            POST   /v1/rules/impact               analyst publisher
            GET    /v1/rules/impact/{id}          analyst publisher
            GET    /v1/rules/impact/{id}/clients  analyst publisher
            DELETE /v1/rules/impact/{id}          analyst publisher
            GET    /v1/decisions/{id}             crm analyst manager
            POST   /v1/decisions/{id}/replay      crm analyst manager
            POST   /v1/outcomes                   crm manager
            POST   /v1/crm/decide                 crm analyst manager
            POST   /v1/crm/outcome                crm manager
            POST   /v1/crm/hubspot/decide         crm analyst manager
            GET    /v1/crm/salesforce.json        crm analyst manager
            GET    /v1/crm/hubspot-action.json    crm analyst manager
            POST   /v1/reviews                    manager
            GET    /v1/reviews                    manager
            POST   /v1/reviews/rounds             manager
            GET    /v1/reviews/rounds             manager
            GET    /v1/reviews/rounds/{id}        manager
            DELETE /v1/reviews/rounds/{id}        manager
            GET    /v1/webhooks                   -
            POST   /v1/webhooks                   -
            DELETE /v1/webhooks/{id}              -
            POST   /v1/webhooks/{id}/pause        -
            POST   /v1/webhooks/{id}/resume       -
            GET    /v1/webhooks/{id}/dead         -
            POST   /v1/webhooks/{id}/replay       -
            GET    /v1/clients                    crm analyst manager
            GET    /v1/clients/{id}               crm analyst manager
            PUT    /v1/clients/{id}               crm
            DELETE /v1/clients/{id}               crm
            POST   /v1/clients/import             crm manager
            GET    /v1/clients/{id}/export        -
            POST   /v1/clients/{id}/erasure       -
            GET    /v1/keys                       -
            POST   /v1/keys                       -
            DELETE /v1/keys/{id}                  -
            GET    /v1/users                      -
            POST   /v1/users                      -
            PATCH  /v1/users/{name}               -
            GET    /v1/audit                      -
            GET    /v1/reports/book               manager
            GET    /v1/reports/overview           manager
            GET    /v1/reports/uplift             manager
            GET    /v1/reports/actions            manager
            GET    /v1/reports/deadlines          manager
            """;

    private static final String EVERYBODY = "everybody";

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void everyEndpointStandsInTheTable() {
        assertThat(Endpoints.all()).isEqualTo(table().keySet());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyoneEverywhere")
    void letsInWhomTheTableNames(String endpoint, Optional<Role> role) throws Exception {
        Set<String> may = table().getOrDefault(endpoint, Set.of());
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replaceAll("\\{[^}]+}", "x");

        int status = service.send(role.map(one -> service.request(path, one))
                        .orElseGet(() -> service.anonymous(path))
                        .method(method, BodyPublishers.noBody()))
                .statusCode();

        if (may.contains(EVERYBODY)
                || role.filter(one -> one == Role.ADMIN || may.contains(one.word()))
                        .isPresent()) {
            assertThat(status).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(role.isPresent() ? 403 : 401);
        }
    }

    static Stream<Arguments> everyoneEverywhere() {
        return table().keySet().stream()
                .flatMap(endpoint -> Stream.concat(
                                Stream.of(Optional.<Role>empty()),
                                Arrays.stream(Role.values()).map(Optional::of))
                        .map(role -> Arguments.of(endpoint, role)));
    }

    private static TreeMap<String, Set<String>> table() {
        return TABLE.lines()
                .map(line -> line.strip().split(" +"))
                .collect(Collectors.toMap(
                        words -> words[0] + " " + words[1],
                        words -> Set.of(Arrays.copyOfRange(words, 2, words.length)),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
