package org.handbell.notifier.console.records;

import java.util.List;
import java.util.Map;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Purge.State;
import org.handbell.notifier.register.Register;

/** How long each kind of data is kept, what is due and what went; numbers alone. */
public final class RetentionPages implements Section {

  private final NotifierConfig config;
  private final Register register;

  public RetentionPages(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
  }

  /** One kind of data. */
  public record Line(String what, String days, String due, String gone) {}

  @Override
  public void addTo(RouteTable table) {
    table.menu("Retention", "/retention", Area.RECORD);
    table.get("/retention", Area.RECORD, this::show);
  }

  private Answer show(Visit visit) {
    List<Line> lines = register.purge().states().stream().map(this::line).toList();
    return Answer.show("Retention", "console/records/retention.jte", Map.of("lines", lines));
  }

  private Line line(State state) {
    return new Line(
        state.kept().title(),
        state.days() + (state.days() == 1 ? " day" : " days"),
        state.due() == 0 ? "nothing" : String.valueOf(state.due()),
        state.last() == null
            ? "nothing yet"
            : state.gone() + ", last " + When.day(state.last(), config.zone()));
  }
}
