package dev.faultline.licence;

import java.util.List;

/** Who and what uses a product, as found in the estate; a retired installation is part of it. */
public record Uses(List<Installation> installations, List<Assignment> assignments) {
  public Uses {
    installations = List.copyOf(installations);
    assignments = List.copyOf(assignments);
  }

  public static Uses of(List<Installation> installations) {
    return new Uses(installations, List.of());
  }

  public static Uses none() {
    return new Uses(List.of(), List.of());
  }
}
