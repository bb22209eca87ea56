package org.handbell.notifier.console.web;

import java.util.Map;

/** A page that could not be shown, in words for whoever asked for it. */
public record Problem(int status, String title, String advice) {

  public static Problem of(int status) {
    return switch (status) {
      case 403 ->
          new Problem(
              status,
              "This form is no longer valid",
              "Nothing was done. Go back, load the page again and press the button once more.");
      case 404 ->
          new Problem(
              status,
              "Page not found",
              "There is no such page, or it is not one for you. If a link in a mail brought you"
                  + " here, ask your safeguarding lead.");
      case 413 ->
          new Problem(status, "Too much at once", "Nothing was done. A file takes at most 2 MiB.");
      case 429 ->
          new Problem(status, "Too many attempts", "Wait a quarter of an hour, then try again.");
      case 503 ->
          new Problem(
              status,
              "Handbell cannot reach its records at the moment",
              "Nothing that was found is lost: it waits, and is told as soon as the database"
                  + " answers again. Until then no alert goes out. Tell whoever looks after"
                  + " Handbell.");
      default ->
          new Problem(
              status,
              "Something went wrong",
              "Try again in a minute. If it stays so, tell whoever looks after Handbell.");
    };
  }

  public Answer.Shown asAnswer() {
    return new Answer.Shown(status, title, "console/problem.jte", Map.of("problem", this));
  }
}
