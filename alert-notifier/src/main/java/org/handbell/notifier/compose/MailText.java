package org.handbell.notifier.compose;

/**
 * A mail's words in both forms: plain text and the same as HTML.
 *
 * @param subject one line, without evidence
 * @param text plain text
 * @param html a whole document that loads nothing from elsewhere
 */
public record MailText(String subject, String text, String html) {}
