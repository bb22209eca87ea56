package org.handbell.notifier.compose;

import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Theme;

/** Which card goes with which concern. */
final class Cards {

  private static final String MAY_BE_INNOCENT =
      "This may be innocent: a lesson, a song, a worry about a friend, or somebody else at the"
          + " device. It is a reason to ask, not proof of anything.";
  private static final String DANGER = "If anybody is in danger now, call 999.";
  private static final String DO_NOT_SEARCH =
      "Do not search for the words or open the site yourself.";
  private static final String KEEP_DEVICE =
      "Keep the device as it is. Nothing on it should be deleted.";
  private static final String RECORD = "Write down what you decided and why.";
  private static final String TODAY =
      "Today, ask somebody who knows the child how they are, and talk with the child.";

  private Cards() {}

  /**
   * The card of a concern.
   *
   * @param linesKept true where lines of illegal content are locked away for the police
   */
  static Card of(Incident incident, boolean linesKept) {
    if (incident.theme() == Theme.FILTER_TEST) {
      return unexpectedTest();
    }
    boolean staff = incident.person().kind() == PersonKind.STAFF;
    if (Sealed.is(incident)) {
      Card card = illegal(incident.theme(), linesKept);
      return staff ? card.then(TELL_NOBODY, LADO, RECORD) : card.then(RECORD);
    }
    if (staff) {
      return aboutStaff();
    }
    Card card = aboutPupil(incident.theme(), incident.priority() == Priority.P1);
    return incident.priority().isMoreUrgentThan(Priority.P3)
        ? card.then(KEEP_DEVICE, DO_NOT_SEARCH, RECORD)
        : card.then(DO_NOT_SEARCH);
  }

  private static final String KEPT =
      "Tell the police that the log line is locked away for them. Two keyholders together can open"
          + " it; nobody else can.";
  private static final String NOT_KEPT =
      "Tell the police that Handbell does not keep the log line, and that the filter may keep it"
          + " only for some days.";
  private static final String KNOWN_TO_IWF =
      "You need not report the address. The Internet Watch Foundation already knows the pages on"
          + " its list.";
  private static final String TELL_NOBODY =
      "At school, tell nobody else for now: not the person, not colleagues, not IT.";
  private static final String LADO =
      "First of all call the local authority designated officer (LADO) if the person may have"
          + " harmed a child. Do so too if they may have broken the law against or about a child."
          + " Do so too if they may be a risk to children. If you are not sure, call and ask.";

  private static Card aboutStaff() {
    return Card.of(
        "There may be a good reason: preparing a lesson, checking what a pupil did, or somebody"
            + " else at the device. It is a question to settle, not a finding about the person.",
        DANGER,
        TELL_NOBODY,
        LADO,
        "If it does not reach that point, record it as a low-level concern and follow your staff"
            + " conduct policy.",
        DO_NOT_SEARCH,
        KEEP_DEVICE,
        RECORD);
  }

  private static Card unexpectedTest() {
    return Card.of(
        "Such pages stand in the lists of illegal content, so that a school can see whether its"
            + " filter blocks them. Nothing illegal is shown there. It may be a check that nobody"
            + " wrote down.",
        "Ask IT, and whoever checks the filter, whether it was them.",
        "If it was, have the device and the hours of the test added to Handbell.",
        "If nobody knows of it, ask whoever used the device.");
  }

  private static Card illegal(Theme theme, boolean linesKept) {
    String call =
        theme == Theme.ILLEGAL_TERRORISM
            ? "Follow your Prevent procedure. If there is danger now, call the police on 999."
            : "Call the police: 101, or 999 if a child is in danger now.";
    Card card =
        Card.of(
            "The address is on a list of illegal content. A link, an advert or a mistake can lead"
                + " there: a match does not show what anybody meant to do.",
            "Do not look for the address or visit it, and ask nobody else to. It is not shown to"
                + " you, so that nobody goes there.",
            "Do not copy anything. Take no screenshots and no photographs.",
            "Secure the device: lock it away as it is. Do not restart it or open anything on it,"
                + " and do not let IT inspect it.",
            call,
            linesKept ? KEPT : NOT_KEPT,
            "Do not forward this mail.");
    return theme == Theme.ILLEGAL_IMAGES ? card.then(KNOWN_TO_IWF) : card;
  }

  private static Card aboutPupil(Theme theme, boolean now) {
    return switch (theme) {
      case SUICIDE_AND_SELF_HARM -> now ? lifeAtRisk() : distress("to be in distress");
      case EATING -> distress("to be struggling with food or their body");
      case WELLBEING -> distress("to be unhappy or worried");
      case ABUSE, GROOMING, EXPLOITATION -> harmedByOthers();
      case VIOLENCE -> now ? threat() : general("Interest in violence is not a threat.");
      case RUNNING_AWAY -> runningAway();
      case RADICALISATION -> extremism();
      case SEXUAL_IMAGES -> images();
      case PEERS, SEXUAL_BEHAVIOUR ->
          general("A child may be hurting others, or may be the one who is hurt.");
      case STRANGERS -> general("Strangers online can seem kind and still mean harm.");
      case CHALLENGES -> general("Some challenges injure children who think that they are safe.");
      case BYPASS -> general("Most who try to get round a filter want games or chat.");
      default -> general("On its own this is rarely urgent. A pattern can matter.");
    };
  }

  private static Card lifeAtRisk() {
    return Card.of(
        "These words can be a sign that a child is thinking of harming themselves. "
            + MAY_BE_INNOCENT,
        "Find the child now, and make sure that an adult is with them.",
        "If life is at risk, or you cannot find them, call 999.",
        "Talk calmly and listen. It is safe to ask directly. Do not promise to keep it secret.",
        "Then follow your child protection policy.");
  }

  private static Card distress(String how) {
    return Card.of("A child seems " + how + ". " + MAY_BE_INNOCENT, DANGER, TODAY);
  }

  private static Card harmedByOthers() {
    return Card.of(
        "Somebody may be hurting or using a child. " + MAY_BE_INNOCENT,
        DANGER,
        "See that the child is safe, and listen. Do not ask leading questions or promise to keep it"
            + " secret.",
        "Before you speak with the family, think whether that could put the child at risk.",
        "Call children's social care, or the police, as your policy says.");
  }

  private static Card threat() {
    return Card.of(
        "These words can be a sign that somebody means to hurt others. " + MAY_BE_INNOCENT,
        DANGER,
        "Find out where the child is now. Do not confront them alone.",
        "Tell the head, and follow your plan for threats.");
  }

  private static Card runningAway() {
    return Card.of(
        "A child may be planning to leave home or school. " + MAY_BE_INNOCENT,
        "Check now whether the child is in school.",
        "If they are missing and may be at risk, call 999, then the family.",
        "If they are in school, talk with them before they go home.");
  }

  private static Card extremism() {
    return Card.of(
        "Extremists look for young people online. " + MAY_BE_INNOCENT,
        DANGER,
        TODAY,
        "Follow your Prevent procedure.");
  }

  private static Card images() {
    return Card.of(
        "A child may be under pressure over a nude picture, real or made by AI. " + MAY_BE_INNOCENT,
        DANGER,
        "Do not look at, copy, print or share any picture, and do not ask a child to show one.",
        "See that the child is safe, and listen. Do not blame them.",
        "If an adult is involved, or the child is being blackmailed, call the police.",
        "Report Remove, run by Childline and the IWF, helps under-18s to have pictures taken"
            + " down.");
  }

  private static Card general(String why) {
    return Card.of(why + " " + MAY_BE_INNOCENT, DANGER, TODAY);
  }
}
