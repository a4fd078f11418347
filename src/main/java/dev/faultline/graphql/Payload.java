package dev.faultline.graphql;

import dev.faultline.model.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a mutation. Its field {@code revision} is the newest one where it was refused. */
public interface Payload {
  /** The revision that the write became; null if it was refused. */
  @Nullable Revision written();

  /** Why it was refused; empty if it was not. */
  List<UserError> errors();
}
