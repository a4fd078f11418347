package dev.faultline.contract;

import org.jspecify.annotations.Nullable;

/** Names one contract: by its id or by its number, exactly one of them. */
public record ContractRef(@Nullable String id, @Nullable String number) {
  public static ContractRef ofNumber(String number) {
    return new ContractRef(null, number);
  }

  /** The reference as it was given, for messages. */
  public String word() {
    return number != null ? number : String.valueOf(id);
  }
}
