package org.handbell.notifier.compose;

/** Whether what was typed and where it led may stand in a mail, or only in the console. */
public enum Words {
  INCLUDE,
  OMIT
}
