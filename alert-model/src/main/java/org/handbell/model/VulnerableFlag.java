package org.handbell.model;

/**
 * A child of whom the DSL knows more than Handbell does: what they do weighs one level more. Shown
 * to no one but the DSL: no log, metric, page of IT's or command names them or counts them.
 *
 * @param id the person's id
 */
public record VulnerableFlag(String id, Signature signature) implements Ruling {

  public VulnerableFlag {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a flag needs a person");
    }
  }

  @Override
  public Kind kind() {
    return Kind.VULNERABLE;
  }

  @Override
  public VulnerableFlag with(Trial trial) {
    return new VulnerableFlag(id, signature.with(trial));
  }

  /** Nobody's name must reach a log by way of a message. */
  @Override
  public String toString() {
    return "VulnerableFlag[]";
  }
}
