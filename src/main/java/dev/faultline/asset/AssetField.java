package dev.faultline.asset;

import dev.faultline.graphql.SensitiveGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that an asset may have beside tag, kind and state: their names in every format, their
 * form, who may see them, and whether a person writes them or a step of the life cycle does.
 */
public enum AssetField {
  NAME("name", Form.TEXT),
  MODEL("model", Form.TEXT),
  VENDOR("vendor", Form.TEXT),
  SERIAL_NUMBER("serialNumber", Form.TEXT),
  OWNER("owner", Form.TEXT, SensitiveGroup.PERSONAL),
  ASSIGNEE("assignee", Form.TEXT, SensitiveGroup.PERSONAL, Writer.HAND_OVER),
  ASSIGNEE_KIND("assigneeKind", Form.ASSIGNEE_KIND, null, Writer.HAND_OVER),
  LOCATION("location", Form.TEXT),
  COST_CENTRE("costCentre", Form.TEXT),
  PURCHASE_ORDER("purchaseOrder", Form.TEXT),
  INVOICE_NUMBER("invoiceNumber", Form.TEXT),
  PURCHASE_DATE("purchaseDate", Form.DATE),
  PRICE("price", Form.MONEY, SensitiveGroup.MONEY),
  MONTHLY_COST("monthlyCost", Form.MONEY, SensitiveGroup.MONEY),
  DELIVERY_DATE("deliveryDate", Form.DATE),
  PHONE_NUMBER("phoneNumber", Form.PHONE_NUMBER, SensitiveGroup.PERSONAL),
  IMEI("imei", Form.IMEI, SensitiveGroup.PERSONAL),
  WARRANTY_START("warrantyStart", Form.DATE),
  WARRANTY_MONTHS("warrantyMonths", Form.MONTHS),
  SUPPORT_CONTRACT("supportContract", Form.TEXT),
  END_OF_SALE("endOfSale", Form.DATE),
  END_OF_SUPPORT("endOfSupport", Form.DATE),
  END_OF_LIFE("endOfLife", Form.DATE),
  NOTES("notes", Form.LONG_TEXT),
  ATTACHMENTS("attachments", Form.LINKS),
  STOCK_LEVEL("stockLevel", Form.COUNT),
  REORDER_POINT("reorderPoint", Form.COUNT),

  CHECKED_OUT_ON("checkedOutOn", Form.DATE, null, Writer.HAND_OVER),
  DUE_ON("dueOn", Form.DATE, null, Writer.HAND_OVER),
  ACCEPTED_ON("acceptedOn", Form.DATE, null, Writer.ACCEPTANCE),
  ACCEPTED_BY("acceptedBy", Form.TEXT, SensitiveGroup.PERSONAL, Writer.ACCEPTANCE),
  LAST_AUDITED_ON("lastAuditedOn", Form.DATE, null, Writer.AUDIT),
  LAST_AUDITED_BY("lastAuditedBy", Form.TEXT, SensitiveGroup.PERSONAL, Writer.AUDIT),
  LAST_SEEN_ON("lastSeenOn", Form.DATE, null, Writer.AUDIT),
  LAST_SEEN_AT("lastSeenAt", Form.TEXT, null, Writer.AUDIT),
  DISPOSED_ON("disposedOn", Form.DATE, null, Writer.DISPOSAL),
  DISPOSAL_METHOD("disposalMethod", Form.DISPOSAL_METHOD, null, Writer.DISPOSAL),
  DISPOSAL_CERTIFICATE("disposalCertificate", Form.TEXT, null, Writer.DISPOSAL),
  DISPOSAL_PROCEEDS("disposalProceeds", Form.MONEY, SensitiveGroup.MONEY, Writer.DISPOSAL),
  ERASURE_METHOD("erasureMethod", Form.TEXT, null, Writer.DISPOSAL),
  ERASED_ON("erasedOn", Form.DATE, null, Writer.DISPOSAL),
  ERASED_BY("erasedBy", Form.TEXT, SensitiveGroup.PERSONAL, Writer.DISPOSAL),
  ERASURE_CERTIFICATE("erasureCertificate", Form.TEXT, null, Writer.DISPOSAL);

  /** What a value looks like, and its Java type. */
  public enum Form {
    /** {@link String} of at most 512 characters. */
    TEXT,
    /** {@link String} of at most 10,000 characters. */
    LONG_TEXT,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link dev.faultline.money.Money}, not negative. */
    MONEY,
    /** {@link Long}, not negative. */
    COUNT,
    /** {@link Long}, 0 to 1,200. */
    MONTHS,
    /** {@link String}. */
    PHONE_NUMBER,
    /** {@link String} of 15 digits. */
    IMEI,
    /** {@link java.util.List} of URLs as text. */
    LINKS,
    /** {@link String}, the name of an {@link AssigneeKind}. */
    ASSIGNEE_KIND,
    /** {@link String}, the name of a {@link DisposalMethod}. */
    DISPOSAL_METHOD
  }

  /** Who writes a value of an asset that is there; a new one may bring its past along. */
  enum Writer {
    /** A person, at any time. */
    PERSON("upsertAsset", _ -> true),
    HAND_OVER("checkOutAsset or checkInAsset", AssetState::keepsHolder),
    ACCEPTANCE("acceptAsset", AssetState::keepsHolder),
    AUDIT("auditAsset", _ -> true),
    DISPOSAL("disposeAsset", state -> state == AssetState.DISPOSED);

    private final String mutations;
    private final Set<AssetState> states;

    Writer(String mutations, Predicate<AssetState> has) {
      this.mutations = mutations;
      this.states =
          Arrays.stream(AssetState.values()).filter(has).collect(Collectors.toUnmodifiableSet());
    }

    /** What to use, for messages. */
    String mutations() {
      return mutations;
    }

    /** Whether an asset in this state can have the value. */
    boolean fits(AssetState state) {
      return states.contains(state);
    }

    /** The states in which an asset can have the value, in their order. */
    List<AssetState> states() {
      return states.stream().sorted().toList();
    }
  }

  /** What can hold an asset. */
  public enum AssigneeKind {
    PERSON,
    TEAM,
    LOCATION,
    ITEM
  }

  /** How an asset is disposed of. */
  public enum DisposalMethod {
    SOLD,
    DONATED,
    RETURNED,
    RECYCLED,
    DESTROYED,
    WRITTEN_OFF
  }

  /** The groups of those values that can be withheld, by name. */
  public static final Map<String, SensitiveGroup> SENSITIVE =
      Arrays.stream(values())
          .filter(field -> field.group != null)
          .collect(Collectors.toUnmodifiableMap(AssetField::word, AssetField::withheldWith));

  private final String word;
  private final Form form;
  private final @Nullable SensitiveGroup group;
  private final Writer writer;

  AssetField(String word, Form form) {
    this(word, form, null, Writer.PERSON);
  }

  AssetField(String word, Form form, @Nullable SensitiveGroup group) {
    this(word, form, group, Writer.PERSON);
  }

  AssetField(String word, Form form, @Nullable SensitiveGroup group, Writer writer) {
    this.word = word;
    this.form = form;
    this.group = group;
    this.writer = writer;
  }

  /** The name in GraphQL, in files and in the store, camel case. */
  public String word() {
    return word;
  }

  public Form form() {
    return form;
  }

  /** The group that it can be withheld with; null: it is for everyone. */
  public @Nullable SensitiveGroup group() {
    return group;
  }

  private SensitiveGroup withheldWith() {
    return Objects.requireNonNull(group);
  }

  Writer writer() {
    return writer;
  }

  /** Whether a person writes it; if not, a step of the life cycle does. */
  public boolean editable() {
    return writer == Writer.PERSON;
  }

  public static Optional<AssetField> find(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }
}
