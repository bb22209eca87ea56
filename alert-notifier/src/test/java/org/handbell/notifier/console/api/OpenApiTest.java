package org.handbell.notifier.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.access.Token.May;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code openapi.yaml} promises is what there is, route by route and answer by answer. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final JsonNode document =
      JSON.valueToTree(
          new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(Api.document()));
  private TestConsole console;
  private Program lead;

  @BeforeEach
  void open() {
    console = TestConsole.atElm(folder, Elm.PEOPLE);
    console.raise(
        Elm.p1("one"),
        Elm.p2("two"),
        Elm.incident("lesser", 1, Elm.PUPIL, Priority.P3, null),
        Elm.incident("song", 1, Elm.PUPIL, Priority.P3, null));
    lead = Program.of(console, "checker", "dsl", May.ACT);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private static String method(ApiRoute route) {
    return route.acts() ? "post" : "get";
  }

  private JsonNode operation(ApiRoute route) {
    return document.get("paths").get(route.path()).get(method(route));
  }

  @Test
  void the_document_names_every_route_and_no_other_and_who_may_ask() {
    List<String> promised = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(each -> promised.add(each.getKey() + " " + path.getKey())));

    assertThat(console.console().api().routes())
        .extracting(route -> method(route) + " " + route.path())
        .containsExactlyInAnyOrderElementsOf(promised);
    for (ApiRoute route : console.console().api().routes()) {
      assertThat(operation(route).get("x-token-may").asText()).isEqualTo(Asked.word(route.may()));
      TreeSet<String> roles = new TreeSet<>();
      operation(route).get("x-roles").forEach(role -> roles.add(role.asText()));
      assertThat(roles)
          .as(route.path())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Role.values()).filter(route.area()::admits).map(Role::id).toList());
    }
  }

  @Test
  void every_answer_is_as_its_schema_says() {
    List<String> wrong = new ArrayList<>();
    for (ApiRoute route : console.console().api().routes()) {
      HttpResponse<String> answer = ask(route);
      JsonNode content = operation(route).get("responses").get("200").get("content");
      assertThat(answer.statusCode()).as(route.path() + " " + answer.body()).isEqualTo(200);
      JsonNode json = content.get("application/json");
      if (json != null) {
        faults(json.get("schema"), answer.body())
            .forEach(fault -> wrong.add(route.path() + ": " + fault));
      } else {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void a_false_alarm_shows_no_more_than_that_there_was_one() {
    lead.post(
        "/cases/2026-000004/close",
        Map.of("kind", "false-alarm", "summary", "s", "reason", "a song"));

    List<String> answers = new ArrayList<>();
    for (String path : List.of("", "/evidence", "/timeline", "/text")) {
      HttpResponse<String> answer = lead.get("/cases/2026-000004" + path);
      assertThat(answer.statusCode()).isEqualTo(200);
      answers.add(answer.body());
    }

    assertThat(String.join("", answers)).doesNotContain("Bloggs", "jbloggs", "words typed");
    JsonNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Case");
    assertThat(faults(schema, answers.get(0))).isEmpty();
  }

  @Test
  void a_fault_is_a_problem_as_the_document_says() {
    JsonNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
    for (HttpResponse<String> answer :
        List.of(
            new Program(console, "").get("/cases"),
            lead.get("/cases/2026-999999"),
            lead.get("/cases?nothing=such"),
            lead.get("/nowhere"),
            lead.post("/cases", Map.of()),
            lead.post("/cases/2026-000001/reopen", Map.of("reason", "r")))) {
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(faults(schema, answer.body())).isEmpty();
    }
  }

  @Test
  void anybody_may_read_the_document() {
    HttpResponse<String> answer = new Program(console, "").get("/openapi.yaml");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("openapi: 3.1");
  }

  private HttpResponse<String> ask(ApiRoute route) {
    String path = route.path().replace("{number}", "2026-000001");
    return switch (route.path()) {
      case "/cases/clear" -> lead.post(path, Map.of("numbers", List.of("2026-000003")));
      case "/cases/{number}/take" -> lead.post(path, Map.of("to", "dep"));
      case "/cases/{number}/note" -> lead.post(path, Map.of("words", "w"));
      case "/cases/{number}/weigh" -> lead.post(path, Map.of("priority", "P2", "reason", "r"));
      case "/cases/{number}/close" ->
          lead.post(
              path,
              Map.of(
                  "kind",
                  "no-concern",
                  "summary",
                  "s",
                  "action",
                  "a",
                  "decision",
                  "d",
                  "reason",
                  "r"));
      case "/cases/{number}/reopen" -> lead.post(path, Map.of("reason", "r"));
      default -> lead.get(path);
    };
  }

  /** The schema with all that it refers to. */
  private List<String> faults(JsonNode schema, String body) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    Schema checked =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
    return checked.validate(body, InputFormat.JSON).stream().map(String::valueOf).toList();
  }
}
