package org.handbell.app.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser, with whatever goes wrong there: scripts that fail, dialogs that open, what
 * the page's own policy refuses, and requests that lead elsewhere.
 */
final class Visitor implements AutoCloseable {

  private final BrowserContext context;
  private final String address;
  private final Page page;
  private final List<String> faults = new ArrayList<>();

  Visitor(BrowserContext context, String address) {
    this.context = context;
    this.address = address;
    context.onRequest(
        request -> {
          if (!request.url().startsWith(address + "/")) {
            faults.add("asks elsewhere: " + request.url());
          }
        });
    this.page = context.newPage();
    page.onConsoleMessage(this::heard);
    page.onPageError(error -> faults.add(at("a script failed: " + error)));
    page.onDialog(
        dialog -> {
          faults.add(at("a dialog opened: " + dialog.message()));
          dialog.dismiss();
        });
  }

  /** A page that is refused is told on the console too; its status is looked at elsewhere. */
  private void heard(ConsoleMessage message) {
    boolean refused = message.text().startsWith("Failed to load resource: the server responded");
    if (List.of("error", "warning").contains(message.type()) && !refused) {
      faults.add(at(message.text()));
    }
  }

  private String at(String what) {
    return page.url().replace(address, "") + ": " + what;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens a page and returns its status. */
  int open(String path) {
    Response response = page.navigate(path);
    return response == null ? 0 : response.status();
  }

  /** Comes in by a link that is good once. */
  Visitor enter(String pass) {
    page.navigate(pass);
    page.click("button:has-text('Sign in')");
    return this;
  }

  /** What went wrong so far. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** True where part of the page lies beyond the side of the screen. */
  boolean scrollsSideways() {
    return (boolean)
        page.evaluate(
            "() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth");
  }

  @Override
  public void close() {
    context.close();
  }
}
