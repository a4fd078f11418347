package dev.faultline.contract;

import dev.faultline.contract.Contract.Party;
import dev.faultline.contract.Contract.Period;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Given;
import dev.faultline.record.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns given values into a contract, or into all that is wrong with them at once. */
final class ContractCheck {
  private static final Pattern NUMBER = Pattern.compile("\\S(?:[^\\p{Cntrl}]{0,62}\\S)?");
  private static final int MOST_NOTICE_DAYS = 3_660;
  private static final int MOST_MONTHS = 1_200;

  private ContractCheck() {}

  /** The contract; of use only if the given values have no problems then. */
  static Contract apply(
      Given given, String number, @Nullable Contract present, String id, Instant at) {
    if (!NUMBER.matcher(number).matches()) {
      given.problem(
          "number",
          "number has 1 to 64 characters, no blanks around them, but was \""
              + Text.shorten(number)
              + "\".");
    }
    LocalDate end = given.date("end", present == null ? null : present.end());
    Term was = present == null ? new Term(null, null, false, null) : present.term();
    Term term =
        new Term(
            given.whole("noticeDays", was.noticeDays(), MOST_NOTICE_DAYS),
            given.whole("noticeMonths", was.noticeMonths(), MOST_MONTHS),
            given.flag("autoRenewal", was.renews()),
            given.whole("renewalMonths", was.renewalMonths(), MOST_MONTHS));
    boolean isAsAgreed = present == null || term.renews() || !Objects.equals(end, present.end());
    LocalDate agreedEnd =
        given.date("agreedEnd", isAsAgreed || present == null ? null : present.agreedEnd());
    if (Objects.equals(agreedEnd, end)) agreedEnd = null;
    Contract contract =
        new Contract(
            present == null ? id : present.id(),
            number,
            given.text("name", present == null ? null : present.name()),
            given.needed(
                "kind",
                given.choice("kind", present == null ? null : present.kind(), ContractKind.class),
                ContractKind.OTHER,
                "what the contract is about, such as SUPPORT"),
            given.text("vendor", present == null ? null : present.vendor()),
            parties(given, present == null ? List.of() : present.parties()),
            given.date("start", present == null ? null : present.start()),
            end,
            agreedEnd,
            term,
            given.money("value", present == null ? null : present.value()),
            given.choice("valuePer", present == null ? null : present.valuePer(), Period.class),
            given.text("costCentre", present == null ? null : present.costCentre()),
            given.notes("notes", present == null ? null : present.notes()),
            given.links("attachments", present == null ? List.of() : present.attachments()),
            present == null ? Covered.NOTHING : present.covered(),
            present == null ? at : present.createdAt(),
            at);
    together(given, contract);
    return contract;
  }

  private static void together(Given given, Contract contract) {
    LocalDate start = contract.start();
    LocalDate end = contract.end();
    if (start != null && end != null && end.isBefore(start)) {
      given.problem("end", "end " + end + " is before start " + start + "; swap the dates.");
    }
    Term term = contract.term();
    if (contract.agreedEnd() != null && (end == null || term.renews())) {
      given.problem(
          "agreedEnd",
          "agreedEnd is the last day of the term that was agreed first, of a contract that ended on"
              + " another day; it needs that day as end, and no autoRenewal.");
    }
    boolean months = term.renewalMonths() != null && term.renewalMonths() > 0;
    if (term.renews() && (end == null || !months)) {
      given.problem(
          "autoRenewal",
          "autoRenewal needs end, at which the contract goes on, and renewalMonths, by how many"
              + " months it does.");
    }
    if (end == null && (term.noticeDays() != null || term.noticeMonths() != null)) {
      given.problem(
          term.noticeDays() != null ? "noticeDays" : "noticeMonths",
          "A period of notice needs end, before which notice is due.");
    }
    if (contract.valuePer() != null && contract.value() == null)
      given.problem("valuePer", "valuePer says what value is paid for, and that is not given.");
  }

  private static List<Party> parties(Given given, List<Party> present) {
    List<Party> found = given.read("parties", present, ContractCheck::parties);
    return found == null ? List.of() : found;
  }

  /** A list of role and name, or a text such as {@code reseller: Orbell; lessor: Halden}. */
  private static List<Party> parties(String word, Object given) {
    List<?> parts =
        given instanceof List<?> list
            ? list
            : Arrays.asList(given.toString().strip().split("\\s*;\\s*"));
    List<Party> parties = new ArrayList<>();
    for (Object part : parts) parties.add(party(word, part));
    return parties;
  }

  private static Party party(String word, Object part) {
    if (part instanceof Map<?, ?> map) return party(word, map.get("role"), map.get("name"));
    String text = String.valueOf(part);
    int colon = text.indexOf(':');
    return colon < 0
        ? party(word, null, text)
        : party(word, text.substring(0, colon), text.substring(colon + 1));
  }

  private static Party party(String word, @Nullable Object role, @Nullable Object name) {
    if (role != null && role.toString().contains(":")) {
      throw new InvalidInput(
          word
              + " have roles without a colon, but one was \""
              + Text.shorten(role.toString())
              + "\".");
    }
    if (role == null || role.toString().isBlank() || name == null || name.toString().isBlank()) {
      throw new InvalidInput(
          word
              + " are each a role and a name, such as reseller: Orbell, and neither may be empty.");
    }
    return new Party(
        Values.text("The role in " + word, role, Values.LONGEST_TEXT, false),
        Values.text("The name in " + word, name, Values.LONGEST_TEXT, false));
  }
}
