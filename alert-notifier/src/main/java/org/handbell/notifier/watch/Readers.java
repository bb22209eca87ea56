package org.handbell.notifier.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.watch.Notice.Audience;
import org.handbell.notifier.watch.Notice.Step;

/**
 * Turns notices into mails: one to each address, however many schools it looks after. Where nobody
 * is in IT, the head and the safeguarding lead hear what IT would have.
 */
public final class Readers {

  private static final Set<Role> IT = Set.of(Role.IT);
  private static final Set<Role> LEADS = Set.of(Role.DSL);
  private static final Set<Role> INSTEAD_OF_IT = Set.of(Role.HEAD, Role.DSL);

  /** What is told together. */
  private record Letter(Audience audience, Step step, String occasion) {}

  private final List<Contact> people;
  private final Function<String, School> schools;
  private final ZoneId zone;

  public Readers(List<Contact> people, Function<String, School> schools, ZoneId zone) {
    this.people = List.copyOf(people);
    this.schools = schools;
    this.zone = zone;
  }

  /** The mails that these notices make. */
  public List<ReadyMail> mails(List<Notice> notices, Instant now) {
    Map<Letter, List<Notice>> letters =
        notices.stream().collect(groupingBy(Readers::letter, LinkedHashMap::new, toList()));
    List<ReadyMail> mails = new ArrayList<>();
    letters.forEach((letter, its) -> write(letter, its, now, mails));
    return mails;
  }

  /** Lists are of one school each; what is urgent comes in one mail for all of them. */
  private static Letter letter(Notice notice) {
    return new Letter(
        notice.audience(),
        notice.step(),
        notice.step() == Step.DAILY ? notice.occasion() + notice.schoolId() : "");
  }

  private void write(Letter letter, List<Notice> notices, Instant now, List<ReadyMail> mails) {
    Map<String, List<Notice>> byAddress = new LinkedHashMap<>();
    Map<String, Contact> readers = new LinkedHashMap<>();
    for (Notice notice : notices) {
      for (Contact reader : readers(notice)) {
        readers.putIfAbsent(reader.address(), reader);
        List<Notice> its = byAddress.computeIfAbsent(reader.address(), any -> new ArrayList<>());
        if (!its.contains(notice)) {
          its.add(notice);
        }
      }
    }
    byAddress.forEach(
        (address, its) -> {
          Contact reader = readers.get(address);
          if (reader != null) {
            mails.add(mail(letter, its, reader, now));
          }
        });
  }

  private ReadyMail mail(Letter letter, List<Notice> its, Contact reader, Instant now) {
    Notice first = its.get(0);
    List<String> ids = its.stream().map(Notice::schoolId).distinct().toList();
    String school = ids.size() == 1 ? schools.apply(ids.get(0)).name() : ids.size() + " schools";
    List<Standing> about = its.stream().flatMap(each -> each.about().stream()).toList();
    MailText text =
        new OpsMail(zone, now)
            .of(
                letter.audience(),
                letter.step(),
                school,
                about,
                its.stream().allMatch(each -> hasTechnician(each.schoolId())));
    return new ReadyMail(
        String.join("; ", its.stream().map(Notice::occasion).toList()),
        Reason.OPS,
        letter.step() == Step.DAILY ? Priority.P4 : Priority.P2,
        first.schoolId(),
        reader,
        text,
        now);
  }

  private List<Contact> readers(Notice notice) {
    boolean technician = hasTechnician(notice.schoolId());
    if (notice.audience() == Audience.IT) {
      return serving(notice.schoolId(), technician ? IT : INSTEAD_OF_IT);
    }
    return technician ? serving(notice.schoolId(), LEADS) : List.of();
  }

  private boolean hasTechnician(String school) {
    return !serving(school, IT).isEmpty();
  }

  private List<Contact> serving(String school, Set<Role> roles) {
    return people.stream()
        .filter(contact -> contact.serves(school) && roles.contains(contact.role()))
        .toList();
  }
}
