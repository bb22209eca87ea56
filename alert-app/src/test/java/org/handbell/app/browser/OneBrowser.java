package org.handbell.app.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.handbell.app.WholeHandbell;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one browser and one Handbell for all tests that ask for them, and stops them at the end.
 */
final class OneBrowser implements ExecutionCondition, ParameterResolver {

  private static final Namespace HERE = Namespace.create(OneBrowser.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.path().isPresent()
        ? ConditionEvaluationResult.enabled("there is a browser")
        : ConditionEvaluationResult.disabled("no browser here: on Debian, apt install chromium");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Chromium.class || type == WholeHandbell.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var store = context.getRoot().getStore(HERE);
    return parameter.getParameter().getType() == Chromium.class
        ? store.getOrComputeIfAbsent("browser", any -> new Chromium(), Chromium.class)
        : store.getOrComputeIfAbsent("handbell", any -> new InFolder(), InFolder.class).handbell();
  }

  /** Handbell with its files in a folder that goes when it ends. */
  private static final class InFolder implements AutoCloseable {

    private final Path folder;
    private final WholeHandbell handbell;

    InFolder() {
      folder = fresh();
      handbell = new WholeHandbell(folder);
    }

    private static Path fresh() {
      try {
        return Files.createTempDirectory("handbell-browser");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    WholeHandbell handbell() {
      return handbell;
    }

    @Override
    public void close() throws IOException {
      handbell.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }
}
