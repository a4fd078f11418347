package dev.faultline.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is counted. */
sealed interface Usage permits Installation, Assignment {
  /** Unlike that of any other use of the product; names no person. */
  String id();

  @Nullable String user();

  @Nullable LocalDate since();
}
