package dev.faultline.asset;

import org.jspecify.annotations.Nullable;

/** Names one asset: by its id or by its tag, exactly one of them. */
public record AssetRef(@Nullable String id, @Nullable String tag) {
  public static AssetRef ofTag(String tag) {
    return new AssetRef(null, tag);
  }

  /** The reference as it was given, for messages. */
  public String word() {
    return tag != null ? tag : String.valueOf(id);
  }
}
