package org.handbell.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about: the categories of the taxonomy, with the priority each has by default.
 * Rules, phases and modifiers raise or lower from there. The ids are fixed.
 */
public enum Category {
  ILLEGAL_CSAM(
      "illegal.csam",
      "Child sexual abuse material (illegal list)",
      Risk.ILLEGAL,
      Theme.ILLEGAL_IMAGES,
      Priority.P1),
  ILLEGAL_TERRORISM(
      "illegal.terrorism",
      "Unlawful terrorist content (illegal list)",
      Risk.ILLEGAL,
      Theme.ILLEGAL_TERRORISM,
      Priority.P1),
  ILLEGAL_OTHER("illegal.other", "Other illegal content", Risk.ILLEGAL, Theme.CRIME, Priority.P2),
  CONTENT_SUICIDE(
      "content.suicide", "Suicide", Risk.CONTENT, Theme.SUICIDE_AND_SELF_HARM, Priority.P3),
  CONTENT_SELF_HARM(
      "content.self-harm", "Self-harm", Risk.CONTENT, Theme.SUICIDE_AND_SELF_HARM, Priority.P3),
  CONTENT_EATING_DISORDER(
      "content.eating-disorder", "Eating disorders", Risk.CONTENT, Theme.EATING, Priority.P2),
  CONTENT_EXTREMISM(
      "content.extremism", "Extremism", Risk.CONTENT, Theme.RADICALISATION, Priority.P2),
  CONTENT_HATE("content.hate", "Hate or discrimination", Risk.CONTENT, Theme.HATE, Priority.P3),
  CONTENT_MISOGYNY("content.misogyny", "Misogyny", Risk.CONTENT, Theme.HATE, Priority.P3),
  CONTENT_VIOLENCE(
      "content.violence", "Graphic violence", Risk.CONTENT, Theme.VIOLENCE, Priority.P3),
  CONTENT_WEAPONS("content.weapons", "Weapons", Risk.CONTENT, Theme.VIOLENCE, Priority.P3),
  CONTENT_SEXUAL(
      "content.sexual",
      "Pornography or explicit sexual content",
      Risk.CONTENT,
      Theme.SEXUAL_CONTENT,
      Priority.P3),
  CONTENT_MATURE(
      "content.mature",
      "Nudity or mature content",
      Risk.CONTENT,
      Theme.SEXUAL_CONTENT,
      Priority.P4),
  CONTENT_DRUGS("content.drugs", "Drugs", Risk.CONTENT, Theme.DRUGS, Priority.P3),
  CONTENT_ALCOHOL_TOBACCO_VAPING(
      "content.alcohol-tobacco-vaping",
      "Alcohol, tobacco or vaping",
      Risk.CONTENT,
      Theme.DRUGS,
      Priority.P4),
  CONTENT_CRIME("content.crime", "Criminal skills", Risk.CONTENT, Theme.CRIME, Priority.P3),
  CONTENT_MISINFORMATION(
      "content.misinformation",
      "Misinformation or conspiracy theories",
      Risk.CONTENT,
      Theme.ONLINE_LIFE,
      Priority.P4),
  CONTENT_PROFANITY("content.profanity", "Profanity", Risk.CONTENT, Theme.ONLINE_LIFE, Priority.P4),
  CONTENT_CHALLENGE(
      "content.challenge", "Dangerous challenges", Risk.CONTENT, Theme.CHALLENGES, Priority.P2),
  WELLBEING_LOW_MOOD(
      "wellbeing.low-mood", "Low mood or worry", Risk.CONTENT, Theme.WELLBEING, Priority.P4),
  CONTACT_GROOMING("contact.grooming", "Grooming", Risk.CONTACT, Theme.GROOMING, Priority.P1),
  CONTACT_CRIMINAL_EXPLOITATION(
      "contact.criminal-exploitation",
      "Criminal exploitation",
      Risk.CONTACT,
      Theme.EXPLOITATION,
      Priority.P2),
  CONTACT_RADICALISATION(
      "contact.radicalisation", "Radicalisation", Risk.CONTACT, Theme.RADICALISATION, Priority.P2),
  CONTACT_ABUSE_DISCLOSURE(
      "contact.abuse-disclosure", "Abuse or neglect", Risk.CONTACT, Theme.ABUSE, Priority.P2),
  CONTACT_PEER_PRESSURE(
      "contact.peer-pressure",
      "Pressure from other children",
      Risk.CONTACT,
      Theme.PEERS,
      Priority.P2),
  CONTACT_STRANGER_CHAT(
      "contact.stranger-chat", "Chat with strangers", Risk.CONTACT, Theme.STRANGERS, Priority.P2),
  CONTACT_DATING("contact.dating", "Dating services", Risk.CONTACT, Theme.STRANGERS, Priority.P3),
  CONTACT_AI_COMPANION(
      "contact.ai-companion", "AI companions", Risk.CONTACT, Theme.STRANGERS, Priority.P3),
  CONTACT_STALKERWARE(
      "contact.stalkerware", "Secret tracking of a person", Risk.CONTACT, Theme.PEERS, Priority.P2),
  CONTACT_ADVERTISING(
      "contact.advertising",
      "Unsuitable advertising to children",
      Risk.CONTACT,
      Theme.ONLINE_LIFE,
      Priority.P4),
  CONDUCT_SEXTING(
      "conduct.sexting",
      "Nude images, sextortion or deepfakes",
      Risk.CONDUCT,
      Theme.SEXUAL_IMAGES,
      Priority.P1),
  CONDUCT_THREAT(
      "conduct.threat", "Threats or plans of violence", Risk.CONDUCT, Theme.VIOLENCE, Priority.P1),
  CONDUCT_BULLYING("conduct.bullying", "Bullying", Risk.CONDUCT, Theme.PEERS, Priority.P2),
  CONDUCT_SEXUAL_HARASSMENT(
      "conduct.sexual-harassment",
      "Sexual harassment",
      Risk.CONDUCT,
      Theme.SEXUAL_BEHAVIOUR,
      Priority.P2),
  CONDUCT_RUNNING_AWAY(
      "conduct.running-away", "Running away", Risk.CONDUCT, Theme.RUNNING_AWAY, Priority.P1),
  CONDUCT_BYPASS(
      "conduct.bypass", "Getting round the filter", Risk.CONDUCT, Theme.BYPASS, Priority.P4),
  CONDUCT_HACKING("conduct.hacking", "Hacking", Risk.CONDUCT, Theme.CRIME, Priority.P3),
  CONDUCT_PIRACY("conduct.piracy", "Piracy", Risk.CONDUCT, Theme.ONLINE_LIFE, Priority.P4),
  CONDUCT_PLAGIARISM(
      "conduct.plagiarism",
      "Cheating at school work",
      Risk.CONDUCT,
      Theme.ONLINE_LIFE,
      Priority.P4),
  CONDUCT_OVERSHARING(
      "conduct.oversharing", "Sharing personal data", Risk.CONDUCT, Theme.ONLINE_LIFE, Priority.P4),
  CONDUCT_SOCIAL_MEDIA(
      "conduct.social-media",
      "Social media and messaging",
      Risk.CONDUCT,
      Theme.ONLINE_LIFE,
      Priority.P4),
  CONDUCT_AI_USE("conduct.ai-use", "AI assistants", Risk.CONDUCT, Theme.ONLINE_LIFE, Priority.P4),
  CONDUCT_GAMES("conduct.games", "Games", Risk.CONDUCT, Theme.ONLINE_LIFE, Priority.P4),
  COMMERCE_GAMBLING("commerce.gambling", "Gambling", Risk.COMMERCE, Theme.MONEY, Priority.P3),
  COMMERCE_PHISHING("commerce.phishing", "Phishing", Risk.COMMERCE, Theme.SECURITY, Priority.P4),
  COMMERCE_SCAM("commerce.scam", "Scams and fraud", Risk.COMMERCE, Theme.MONEY, Priority.P3),
  COMMERCE_ADVERTISING(
      "commerce.advertising",
      "Unsuitable advertising",
      Risk.COMMERCE,
      Theme.ONLINE_LIFE,
      Priority.P4),
  COMMERCE_CRYPTO(
      "commerce.crypto", "Trading and crypto-assets", Risk.COMMERCE, Theme.MONEY, Priority.P4),
  COMMERCE_MALWARE("commerce.malware", "Malware", Risk.COMMERCE, Theme.SECURITY, Priority.P4),
  /** A page that exists to test filters; P4 for a registered test, which is no concern. */
  OPS_TEST("ops.test", "Filter test", Risk.OPERATIONS, Theme.FILTER_TEST, Priority.P3);

  private static final Map<String, Category> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Category::id, Function.identity()));

  private final String id;
  private final String title;
  private final Risk risk;
  private final Theme theme;
  private final Priority defaultPriority;

  Category(String id, String title, Risk risk, Theme theme, Priority defaultPriority) {
    this.id = id;
    this.title = title;
    this.risk = risk;
    this.theme = theme;
    this.defaultPriority = defaultPriority;
  }

  /** The name in data files, JSON and metrics: {@code content.self-harm}. */
  public String id() {
    return id;
  }

  /** The name for a person to read. */
  public String title() {
    return title;
  }

  public Risk risk() {
    return risk;
  }

  public Theme theme() {
    return theme;
  }

  public Priority defaultPriority() {
    return defaultPriority;
  }

  /** True for what no store, mail or page may show an address of. */
  public boolean isSealed() {
    return this == ILLEGAL_CSAM || this == ILLEGAL_TERRORISM || this == OPS_TEST;
  }

  /** True for what nothing lowers or silences, in that phase (taxonomy section 9). */
  public boolean isNeverLowered(@Nullable Phase phase) {
    return switch (this) {
      case CONTACT_GROOMING, CONDUCT_SEXTING, CONDUCT_THREAT -> true;
      case CONTENT_SUICIDE, CONTENT_SELF_HARM ->
          phase != null && phase.compareTo(Phase.DISCLOSURE) >= 0;
      default -> risk == Risk.ILLEGAL;
    };
  }

  public static Optional<Category> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The category of that id.
   *
   * @throws IllegalArgumentException when there is no such category
   */
  public static Category of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no such category: " + id));
  }
}
