package dev.faultline.asset;

import dev.faultline.graphql.Actors;
import dev.faultline.model.Forbidden;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what to assets.
 *
 * @param roles the role that a right is kept for, such as {@code DISPOSE: ASSET_MANAGER}; a right
 *     that is not named is for everyone who may log in
 */
@ConfigurationProperties("faultline.asset")
record AssetSettings(@DefaultValue Map<AssetRight, String> roles) {
  /**
   * Refuses what the person of the present thread may not do.
   *
   * @param what the deed, for the message
   */
  void check(AssetRight right, String what) {
    String role = roles.get(right);
    if (role != null && !Actors.hasRole(role)) {
      throw new Forbidden(
          what + " needs the role " + role + ", which " + Actors.current() + " does not have.");
    }
  }
}
