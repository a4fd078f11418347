package dev.faultline.asset;

import dev.faultline.graphql.Actors;
import dev.faultline.model.Forbidden;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says who may do what, and refuses the rest; for features beside this one. */
@Component
public class AssetRights {
  private final AssetSettings settings;

  AssetRights(AssetSettings settings) {
    this.settings = settings;
  }

  /** The role that the right is kept for; empty: it is for everyone who may log in. */
  public Optional<String> role(AssetRight right) {
    return Optional.ofNullable(settings.roles().get(right));
  }

  /** Whether the person of the present thread has the right. */
  public boolean may(AssetRight right) {
    return role(right).map(Actors::hasRole).orElse(true);
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
