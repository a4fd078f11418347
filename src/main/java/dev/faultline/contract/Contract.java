package dev.faultline.contract;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.ItemsNamed;
import dev.faultline.money.Money;
import dev.faultline.record.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with others, as it is stored.
 *
 * @param id assigned, a UUIDv7
 * @param number unique among contracts, as it stands on the paper
 * @param vendor the party that delivers
 * @param parties all others, such as a reseller or the lessor
 * @param start first day; null: not known
 * @param end last day of the term that was agreed first, or the day on which it was ended; null: it
 *     does not end
 * @param agreedEnd last day of the term that was agreed first, of a contract that was ended on
 *     another day; null: {@code end} is as agreed
 * @param term how it ends and renews
 * @param value for each period
 * @param valuePer null: the value is for the whole of it
 * @param covered what it is about
 */
public record Contract(
    String id,
    String number,
    @Nullable String name,
    ContractKind kind,
    @Nullable String vendor,
    List<Party> parties,
    @Nullable LocalDate start,
    @Nullable LocalDate end,
    @Nullable LocalDate agreedEnd,
    Term term,
    @Nullable Money value,
    @Nullable Period valuePer,
    @Nullable String costCentre,
    @Nullable String notes,
    List<String> attachments,
    Covered covered,
    Instant createdAt,
    Instant changedAt)
    implements ItemsNamed, Stored {
  /** The word for contracts in the revision log. */
  public static final String RECORD = "contract";

  /** The names of all values that can be given. */
  public static final List<String> WORDS =
      List.of(
          "number",
          "name",
          "kind",
          "vendor",
          "parties",
          "start",
          "end",
          "agreedEnd",
          "noticeDays",
          "noticeMonths",
          "autoRenewal",
          "renewalMonths",
          "value",
          "valuePer",
          "costCentre",
          "notes",
          "attachments",
          "assets",
          "items",
          "products");

  /** Those values that can be withheld, with their groups. */
  public static final Map<String, SensitiveGroup> SENSITIVE = Map.of("value", SensitiveGroup.MONEY);

  /** What a contract is worth once for each. */
  public enum Period {
    MONTH,
    QUARTER,
    YEAR
  }

  /** Where a contract stands on a day. */
  public enum State {
    /** It has not started. */
    AHEAD,
    ACTIVE,
    ENDED
  }

  /** Somebody who takes part. @param role such as reseller or lessor */
  public record Party(String role, String name) {
    /** The party in text that {@link #toString} made. */
    static Party parse(String text) {
      int colon = text.indexOf(':');
      return new Party(text.substring(0, Math.max(0, colon)), text.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
      return role + ": " + name;
    }
  }

  public Contract {
    parties = List.copyOf(parties);
    attachments = List.copyOf(attachments);
  }

  @Override
  public List<String> itemKeys() {
    return covered.items();
  }

  /** {@code Contract "C-17"}, for messages. */
  public String title() {
    return "Contract \"" + number + "\"";
  }

  /** Where it stands; a contract that renews by itself does not end. */
  public State state(LocalDate day) {
    if (start != null && day.isBefore(start)) return State.AHEAD;
    return end != null && !term.renews() && day.isAfter(end) ? State.ENDED : State.ACTIVE;
  }

  Contract endingOn(LocalDate day) {
    LocalDate agreed = agreedEnd != null || day.equals(end) ? agreedEnd : end;
    return with(day, agreed, term.ended(), covered, changedAt);
  }

  Contract covering(Covered other) {
    return with(end, agreedEnd, term, other, changedAt);
  }

  Contract changedAt(Instant at) {
    return with(end, agreedEnd, term, covered, at);
  }

  private Contract with(
      @Nullable LocalDate end,
      @Nullable LocalDate agreedEnd,
      Term term,
      Covered covered,
      Instant changedAt) {
    return new Contract(
        id,
        number,
        name,
        kind,
        vendor,
        parties,
        start,
        end,
        agreedEnd,
        term,
        value,
        valuePer,
        costCentre,
        notes,
        attachments,
        covered,
        createdAt,
        changedAt);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("number", number);
    facts.put("kind", kind.name());
    facts.put("autoRenewal", term.renews());
    put(facts, "name", name);
    put(facts, "vendor", vendor);
    put(facts, "start", start);
    put(facts, "end", end);
    put(facts, "agreedEnd", agreedEnd);
    put(facts, "noticeDays", term.noticeDays());
    put(facts, "noticeMonths", term.noticeMonths());
    put(facts, "renewalMonths", term.renewalMonths());
    put(facts, "value", value);
    put(facts, "valuePer", valuePer);
    put(facts, "costCentre", costCentre);
    put(facts, "notes", notes);
    put(facts, "parties", parties.stream().map(Party::toString).toList());
    put(facts, "attachments", attachments);
    put(facts, "assets", covered.assets());
    put(facts, "items", covered.items());
    put(facts, "products", covered.products());
    return facts;
  }

  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value == null || value instanceof List<?> list && list.isEmpty()) return;
    facts.put(name, value instanceof Long || value instanceof List<?> ? value : value.toString());
  }
}
