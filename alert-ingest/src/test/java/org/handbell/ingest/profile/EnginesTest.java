package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.ReceivedLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How each engine parts a line, and that nothing a line holds breaks it. */
class EnginesTest {

  private static final KeyValue PAIRS = new KeyValue(' ', true, false);

  @Test
  void a_value_without_quotes_runs_to_the_next_key() {
    assertThat(read(PAIRS, "category=Online Games and Toys action=deny", "category"))
        .isEqualTo("Online Games and Toys");
  }

  @Test
  void what_stands_first_counts_so_that_an_address_cannot_forge_a_field() {
    String line = "user=\"jdoe\" url=\"http://x.example/?a=\" user=\"head\" \"";

    assertThat(read(PAIRS, line, "user")).isEqualTo("jdoe");
  }

  @Test
  void a_line_cut_inside_quotes_keeps_what_there_is() {
    assertThat(read(PAIRS, "url=\"http://x.example/long", "url"))
        .isEqualTo("http://x.example/long");
  }

  @Test
  void quotes_inside_a_value_do_not_end_it() {
    assertThat(read(PAIRS, "msg=\"the \\\"best\\\" one\" user=a", "msg"))
        .isEqualTo("the \"best\" one");
  }

  @Test
  void names_in_another_order_than_in_the_line_before_are_found() {
    List<String> wanted = List.of("date", "srcip", "user", "unauthuser", "unauthusersource");
    FieldNames names = new FieldNames();
    wanted.forEach(names::add);
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      List<String> written = new ArrayList<>(wanted);
      written.addAll(List.of("level", "vd", "us", "users"));
      Collections.shuffle(written, random);
      List<String> some = written.subList(0, 1 + random.nextInt(written.size()));
      String line =
          some.stream()
              .map(name -> random.nextBoolean() ? name + "=a b " + name : name + "=\"" + name + '"')
              .collect(Collectors.joining(" "));
      Values values = new Values(wanted.size());

      assertThat(PAIRS.read(body(line), names, values)).isNull();

      for (int i = 0; i < wanted.size(); i++) {
        String name = wanted.get(i);
        String value = values.get(i);
        assertThat(value == null ? "" : value.replace("a b ", ""))
            .isEqualTo(some.contains(name) ? name : "");
      }
    }
  }

  @Test
  void an_empty_value_is_none() {
    assertThat(read(PAIRS, "user= group=Year9", "user")).isNull();
    assertThat(read(PAIRS, "user= group=Year9", "group")).isEqualTo("Year9");
  }

  @Test
  void names_are_known_whatever_their_case_and_hyphens() {
    assertThat(read(PAIRS, "SRC_IP=10.1.1.1", "src-ip")).isEqualTo("10.1.1.1");
  }

  @Test
  void cef_escapes_and_labels_are_resolved() {
    String line =
        "CEF:0|A\\|B|P|1|s|n|3|request=http://x.example/?a\\=b cs2Label=Policy cs2=Year 9";

    assertThat(read(new Cef(), line, "request")).isEqualTo("http://x.example/?a=b");
    assertThat(read(new Cef(), line, "Policy")).isEqualTo("Year 9");
    assertThat(read(new Cef(), line, "vendor")).isEqualTo("A|B");
  }

  @Test
  void a_leef_separator_may_be_given_as_a_number() {
    assertThat(read(new Leef(), "LEEF:2.0|V|P|1|e|x5E|usrName=j doe^url=a.example", "usrName"))
        .isEqualTo("j doe");
  }

  @Test
  void a_json_value_is_found_by_path_and_by_a_key_with_dots() {
    assertThat(read(new Json(), "{\"a\":{\"b\":\"deep\"}}", "a.b")).isEqualTo("deep");
    assertThat(read(new Json(), "{\"a.b\":\"flat\"}", "a.b")).isEqualTo("flat");
    assertThat(read(new Json(), "{\"c\":[\"x\",{\"n\":1},\"y\"]}", "c")).isEqualTo("x,y");
  }

  @Test
  void a_template_tells_quotes_blanks_and_what_nobody_wants() {
    Template template = Template.of(List.of("{-} [{time}] \"{method} {url} {-}\" {agent:quoted}"));
    String line = "host   [20/Nov/2026] \"GET /a HTTP/1.1\" \"Mozilla (X) \"";

    assertThat(read(template, line, "url")).isEqualTo("/a");
    assertThat(read(template, line, "agent")).isEqualTo("Mozilla (X) ");
  }

  @Test
  void a_squid_logformat_becomes_a_template() {
    String format = "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\"";
    Template template = Template.of(List.of(LogFormat.template(format)));
    String line =
        "1795162500.1  12 10.1.1.1 TCP_HIT/200 5 GET http://x.example/ bob NONE/- a/b \"r\"";

    assertThat(read(template, line, "time")).isEqualTo("1795162500.1");
    assertThat(read(template, line, "client")).isEqualTo("10.1.1.1");
    assertThat(read(template, line, "user")).isEqualTo("bob");
    assertThat(read(template, line, "url")).isEqualTo("http://x.example/");
    assertThat(read(template, line, "referer")).isEqualTo("r");
  }

  @Test
  void an_apache_logformat_becomes_a_template() {
    Template template =
        Template.of(
            List.of(LogFormat.template("%h %l %u %t \\\"%r\\\" %>s %b \\\"%{User-Agent}i\\\"")));
    String line = "10.1.1.1 - bob [20/Nov/2026:08:15:00 +0000] \"GET /a HTTP/1.1\" 200 12 \"M 5\"";

    assertThat(read(template, line, "url")).isEqualTo("/a");
    assertThat(read(template, line, "status")).isEqualTo("200");
    assertThat(read(template, line, "agent")).isEqualTo("M 5");
  }

  @Test
  void a_heading_is_known_again_after_a_restart() {
    HeaderMemory memory = HeaderMemory.untilTheEnd();
    FieldNames names = new FieldNames();
    int user = names.add("user");
    names.add("url");
    Engine csv = Delimited.withHeading("csv", ',', Delimited.Heading.FIRST_ROW);
    csv.forSource(memory).read(body("url,user"), names, new Values(2));

    Values after = new Values(2);
    csv.forSource(memory).read(body("x.example,bob"), names, after);

    assertThat(after.get(user)).isEqualTo("bob");
  }

  @Test
  void no_bytes_break_an_engine() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Engine> engines =
        List.of(
            PAIRS,
            new KeyValue(',', true, false),
            new Cef(),
            new Leef(),
            new Json(),
            Delimited.of("p", ',', List.of("user", "url")),
            Delimited.withHeading("p", '\t', Delimited.Heading.FIRST_ROW),
            Delimited.withHeading("p", ' ', Delimited.Heading.FIELDS_LINE),
            Template.of(List.of("{user:quoted} [{url}] {-}")));
    for (int i = 0; i < 20_000; i++) {
      LineBody body = body(randomLine(random));
      for (Engine engine : engines) {
        FieldNames names = new FieldNames();
        names.add("user");
        names.add("url");
        assertThat(body.isEmpty() ? "" : String.valueOf(engine.read(body, names, new Values(2))))
            .as("seed %d", seed)
            .isNotNull();
      }
    }
  }

  private static String randomLine(Random random) {
    String[] pieces = {
      "user",
      "url",
      "=",
      "\"",
      "\\",
      "|",
      "CEF:0|",
      "LEEF:2.0|",
      ",",
      " ",
      "\t",
      "{",
      "}",
      "[",
      "]",
      ":",
      "a",
      "\u00e9",
      "\ud83d",
      "#Fields: user url",
      "Label",
      "x",
      "#011"
    };
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      line.append(pieces[random.nextInt(pieces.length)]);
    }
    return line.toString();
  }

  private static @Nullable String read(Engine engine, String line, String name) {
    FieldNames names = new FieldNames();
    int wanted = names.add(name);
    Values values = new Values(1);
    engine.read(body(line), names, values);
    return values.get(wanted);
  }

  private static LineBody body(String line) {
    return LineBody.of(new ReceivedLine("id", Instant.EPOCH, line.getBytes(UTF_8), false));
  }
}
