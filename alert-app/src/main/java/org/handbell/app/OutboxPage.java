package org.handbell.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import org.handbell.notifier.NotifierStage;
import org.handbell.notifier.outbox.Bounces.Failing;
import org.handbell.notifier.watch.Backlog;

/** {@code /health/outbox}: whether mails go out and arrive, in numbers and reasons. */
final class OutboxPage {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OutboxPage() {}

  static void addTo(RoutesConfig routes, NotifierStage notifier) {
    routes.get(
        "/health/outbox", ctx -> ctx.contentType("application/json").result(write(notifier)));
  }

  private static String write(NotifierStage notifier) {
    ObjectNode page = MAPPER.createObjectNode();
    notifier
        .register()
        .backlogs()
        .lastDelivered()
        .ifPresent(at -> page.put("lastDelivered", at.toString()));
    page.put("bounces", notifier.bouncesFailing().map(Failing::why).orElse("fine"));
    ArrayNode schools = page.putArray("schools");
    notifier.register().backlogs().all().forEach(each -> add(each, schools.addObject()));
    return page.toPrettyString() + "\n";
  }

  private static void add(Backlog backlog, ObjectNode to) {
    to.put("school", backlog.schoolId());
    to.put("waiting", backlog.waiting());
    if (backlog.since() != null) {
      to.put("waitingSince", String.valueOf(backlog.since()));
      to.put("lastAttempt", backlog.why());
    }
    to.put("givenUp", backlog.dead());
  }
}
