package dev.faultline.asset;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists of assets can be sorted by; ties are broken by tag. */
public enum AssetOrder {
  TAG("tag"),
  KIND("kind"),
  STATE("state"),
  NAME("name"),
  VENDOR("vendor"),
  LOCATION("location"),
  COST_CENTRE("costCentre"),
  PURCHASE_DATE("purchaseDate"),
  PRICE("price"),
  WARRANTY_END("warrantyEnd"),
  END_OF_SUPPORT("endOfSupport"),
  END_OF_LIFE("endOfLife");

  private final String property;

  AssetOrder(String property) {
    this.property = property;
  }

  String property() {
    return property;
  }

  /** The group that its values can be withheld with; null: they are for everyone. */
  public @Nullable SensitiveGroup group() {
    return AssetField.find(property).map(AssetField::group).orElse(null);
  }

  /** The values that place the asset in a list, as text: {@link #value} reads the first back. */
  public List<String> position(Asset asset) {
    Object value =
        switch (this) {
          case TAG -> asset.tag();
          case KIND -> asset.kind();
          case STATE -> asset.state().name();
          case WARRANTY_END -> asset.warrantyEnd();
          case PRICE -> asset.price() instanceof Money price ? price.minorUnits() : null;
          default -> asset.value(AssetField.find(property).orElseThrow());
        };
    return List.of(value == null ? "" : "=" + value, asset.tag());
  }

  /** The value as the store compares it; null where there is none. */
  @Nullable Object value(String position) {
    if (position.isEmpty()) return null;
    String text = position.substring(1);
    return switch (this) {
      case PURCHASE_DATE, WARRANTY_END, END_OF_SUPPORT, END_OF_LIFE -> LocalDate.parse(text);
      case PRICE -> Long.parseLong(text);
      default -> text;
    };
  }
}
