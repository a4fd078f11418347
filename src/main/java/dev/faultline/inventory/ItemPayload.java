package dev.faultline.inventory;

import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Revision;
import dev.faultline.store.Committed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing an item.
 *
 * @param stored the item as it is now; null if the write was refused
 * @param groupName the redundancy group that the write was about; null for other writes
 */
public record ItemPayload(
    @Nullable ConfigurationItem stored,
    @Nullable String groupName,
    @Nullable Revision written,
    List<UserError> errors)
    implements Payload {
  static ItemPayload of(Committed<ConfigurationItem> committed, @Nullable String groupName) {
    return new ItemPayload(committed.value(), groupName, committed.revision(), List.of());
  }

  static ItemPayload refused(UserError error) {
    return new ItemPayload(null, null, null, List.of(error));
  }
}
