package org.handbell.model;

/**
 * A word that a rule needed to be read otherwise than it was written.
 *
 * @param written as it stands in the text
 * @param as the word or words it was read as
 * @param how in a few words: "misspelling"
 */
public record ReadAs(String written, String as, String how) {

  /** In a line: {@code "paracetmol" read as paracetamol (misspelling)}. */
  public String told() {
    return "\"" + written + "\" read as " + as + " (" + how + ")";
  }
}
