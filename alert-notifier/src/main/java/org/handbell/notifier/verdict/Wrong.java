package org.handbell.notifier.verdict;

/** Why an alert was wrong, in the words from which a person chooses. */
public enum Wrong {
  LESSON("It was for a lesson or homework"),
  BOOK("It is a book, film, song or poem"),
  PLACE("It is the name of a place or a person"),
  GAME("It is a game"),
  SCHOOL_WORD("It is a word of our school or town"),
  SITE("The site is not what it is taken for"),
  OTHER("Something else");

  private final String title;

  Wrong(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
