package org.handbell.model;

/**
 * What an incident is about, in the words a DSL uses. Several categories share a theme when one
 * burst of activity should reach a person as one incident; each category has exactly one theme.
 */
public enum Theme {
  ILLEGAL_IMAGES("child sexual abuse material"),
  ILLEGAL_TERRORISM("unlawful terrorist content"),
  SUICIDE_AND_SELF_HARM("suicide or self-harm"),
  EATING("eating disorder"),
  WELLBEING("low mood or worry"),
  ABUSE("abuse or neglect"),
  GROOMING("grooming or sexual exploitation"),
  EXPLOITATION("criminal exploitation"),
  RADICALISATION("extremism or radicalisation"),
  STRANGERS("contact with strangers"),
  PEERS("bullying or pressure from other children"),
  SEXUAL_IMAGES("nude or sexual images"),
  SEXUAL_BEHAVIOUR("sexual harassment"),
  VIOLENCE("threats or violence"),
  RUNNING_AWAY("running away"),
  HATE("hate or discrimination"),
  SEXUAL_CONTENT("sexual content"),
  DRUGS("drugs, alcohol or vaping"),
  CRIME("crime"),
  CHALLENGES("dangerous challenges"),
  BYPASS("getting round the filter"),
  MONEY("gambling, scams or money"),
  SECURITY("malware or phishing"),
  ONLINE_LIFE("online behaviour"),
  FILTER_TEST("a test of the filter");

  private final String title;

  Theme(String title) {
    this.title = title;
  }

  /** A few lower-case words that fit after "about". */
  public String title() {
    return title;
  }

  /** True where the digest names a case by its number rather than by the child. */
  public boolean isDistress() {
    return switch (this) {
      case SUICIDE_AND_SELF_HARM,
          EATING,
          WELLBEING,
          ABUSE,
          GROOMING,
          EXPLOITATION,
          SEXUAL_IMAGES,
          RUNNING_AWAY ->
          true;
      default -> false;
    };
  }
}
