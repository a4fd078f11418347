package dev.faultline.catalog;

import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.Revision;
import dev.faultline.store.Committed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing a type.
 *
 * @param type as it is now; null if the write was refused
 */
record TypePayload<T>(@Nullable T type, @Nullable Revision written, List<UserError> errors)
    implements Payload {
  static <T> TypePayload<T> of(Committed<T> committed) {
    return new TypePayload<>(committed.value(), committed.revision(), List.of());
  }

  static <T> TypePayload<T> refused(UserError error) {
    return new TypePayload<>(null, null, List.of(error));
  }
}
