package dev.faultline.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is counted. */
sealed interface Usage permits Installation, Assignment {
  @Nullable String user();

  @Nullable LocalDate since();
}
