package dev.faultline.inventory;

import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.Relation;
import dev.faultline.model.Revision;
import dev.faultline.store.Committed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing or removing a relation.
 *
 * @param stored the relation as it is now, or was; null if the write was refused
 */
public record RelationPayload(
    @Nullable Relation stored, @Nullable Revision written, List<UserError> errors)
    implements Payload {
  static RelationPayload of(Committed<Relation> committed) {
    return new RelationPayload(committed.value(), committed.revision(), List.of());
  }

  static RelationPayload refused(UserError error) {
    return new RelationPayload(null, null, List.of(error));
  }
}
