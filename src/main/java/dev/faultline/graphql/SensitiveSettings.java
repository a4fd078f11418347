package dev.faultline.graphql;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sees sensitive fields.
 *
 * @param roles the role that a group is kept for, such as {@code MONEY: FINANCE}; a group that is
 *     not named is for everyone, one kept for a role that nobody has is for nobody
 */
@ConfigurationProperties("faultline.sensitive")
record SensitiveSettings(@DefaultValue Map<SensitiveGroup, String> roles) implements Withholding {
  @Override
  public Set<SensitiveGroup> withheld() {
    Set<SensitiveGroup> withheld = EnumSet.noneOf(SensitiveGroup.class);
    roles.forEach((group, role) -> {
      if (!Actors.hasRole(role)) withheld.add(group);
    });
    return withheld;
  }
}
