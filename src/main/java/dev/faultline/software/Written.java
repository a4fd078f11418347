package dev.faultline.software;

import dev.faultline.asset.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of writing a record. @param record null if there were problems */
public record Written<R>(@Nullable R record, List<Problem> problems) {
  static <R> Written<R> refused(List<Problem> problems) {
    return new Written<>(null, problems);
  }

  static <R> Written<R> of(R record) {
    return new Written<>(record, List.of());
  }
}
