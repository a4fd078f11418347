package dev.faultline.asset;

import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end to come.
 *
 * @param subject what ends, for people: {@code Contract "C-17" Storage support}
 * @param product the software product that it is about; null: none
 * @param assetTags the assets that it touches
 * @param itemKeys the items that it touches
 * @param day the last day; of a renewal the last one for notice
 * @param value what is bound in it; null: not known
 */
public record Ending(
    EndingKind kind,
    String subject,
    @Nullable String product,
    List<String> assetTags,
    List<String> itemKeys,
    LocalDate day,
    @Nullable Money value) {
  public Ending {
    assetTags = List.copyOf(assetTags);
    itemKeys = List.copyOf(itemKeys);
  }

  /** Whether it goes on by itself unless notice is given. */
  public boolean renews() {
    return kind == EndingKind.RENEWAL;
  }
}
