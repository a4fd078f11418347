package dev.faultline.asset;

import dev.faultline.model.Forbidden;
import org.springframework.stereotype.Component;

/** Refuses what the person of the present thread may not do; for features beside this one. */
@Component
public class AssetRights {
  private final AssetSettings settings;

  AssetRights(AssetSettings settings) {
    this.settings = settings;
  }

  /**
   * Refuses without the right.
   *
   * @param what the deed, for the message
   * @throws Forbidden if the right is kept for a role that the person does not have
   */
  public void check(AssetRight right, String what) {
    settings.check(right, what);
  }
}
