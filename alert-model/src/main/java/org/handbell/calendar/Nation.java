package org.handbell.calendar;

import java.time.Month;
import java.util.Locale;

/** The part of the United Kingdom by whose bank holidays a school goes. */
public enum Nation {
  ENGLAND_AND_WALES,
  SCOTLAND,
  NORTHERN_IRELAND;

  /** True in the months in which every school there is shut. */
  boolean isSummer(Month month) {
    return switch (this) {
      case ENGLAND_AND_WALES -> month == Month.AUGUST;
      case SCOTLAND -> month == Month.JULY;
      case NORTHERN_IRELAND -> month == Month.JULY || month == Month.AUGUST;
    };
  }

  /** The name in the configuration: {@code england-and-wales}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
