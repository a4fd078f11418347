package dev.faultline.licence;

import dev.faultline.model.InvalidInput;

/** By what use of a product is counted. */
public sealed interface Metric {
  /** No limit of any kind. */
  record Unlimited() implements Metric {}

  /**
   * Each site with an installation in use; installations of which the site is not known do not
   * count.
   */
  record PerSite() implements Metric {}

  /**
   * The physical cores of each host with an installation in use. A host counts its cores, or the
   * minimum per processor times its processors, or the minimum per host, whichever is most; where
   * cores were bought in packs, as many as the next whole pack holds.
   *
   * @param minimumPerProcessor 0 if there is none
   * @param minimumPerHost 0 if there is none
   * @see <a
   *     href="https://www.microsoft.com/licensing/guidance/Core-based-licensing-models">Microsoft,
   *     Core-based licensing models — 8 a processor and 16 a server, or 4 a processor</a>
   */
  record PerCore(int minimumPerProcessor, int minimumPerHost) implements Metric {
    public PerCore {
      if (minimumPerProcessor < 0 || minimumPerHost < 0) {
        throw new InvalidInput(
            "Minimum cores %d a processor and %d a host: give 0 or more."
                .formatted(minimumPerProcessor, minimumPerHost));
      }
    }
  }

  /** Each host with an installation in use, however many installations it has. */
  record PerDevice() implements Metric {}

  /** Each user to whom a seat is assigned or who uses an installation. */
  record PerNamedUser() implements Metric {}

  /** Each installation in use. */
  record PerInstallation() implements Metric {}

  /** The widest first: in this order metrics of one product are used up. */
  default int rank() {
    return switch (this) {
      case Unlimited() -> 0;
      case PerSite() -> 1;
      case PerCore _ -> 2;
      case PerDevice() -> 3;
      case PerNamedUser() -> 4;
      case PerInstallation() -> 5;
    };
  }

  /** What one unit of the quantity is, for people. */
  default String unit() {
    return switch (this) {
      case Unlimited() -> "use";
      case PerSite() -> "site";
      case PerCore _ -> "core";
      case PerDevice() -> "device";
      case PerNamedUser() -> "user";
      case PerInstallation() -> "installation";
    };
  }
}
