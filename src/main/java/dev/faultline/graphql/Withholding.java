package dev.faultline.graphql;

import java.util.Set;

/** Says which groups of fields the person who asks may not see. */
@FunctionalInterface
public interface Withholding {
  /** The groups that are withheld from the person of the present thread; empty: none. */
  Set<SensitiveGroup> withheld();
}
