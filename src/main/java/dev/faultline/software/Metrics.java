package dev.faultline.software;

import dev.faultline.licence.Metric;

/** Metrics by name, as requests and the store have them. */
public final class Metrics {
  private Metrics() {}

  /** A metric without its parameters. */
  public enum Kind {
    UNLIMITED,
    SITE,
    CORE,
    DEVICE,
    USER,
    INSTALLATION
  }

  public static Kind kind(Metric metric) {
    return switch (metric) {
      case Metric.Unlimited() -> Kind.UNLIMITED;
      case Metric.PerSite() -> Kind.SITE;
      case Metric.PerCore _ -> Kind.CORE;
      case Metric.PerDevice() -> Kind.DEVICE;
      case Metric.PerNamedUser() -> Kind.USER;
      case Metric.PerInstallation() -> Kind.INSTALLATION;
    };
  }

  /** The metric; the minimums are for cores only. */
  static Metric metric(Kind kind, int minimumPerProcessor, int minimumPerHost) {
    return switch (kind) {
      case UNLIMITED -> new Metric.Unlimited();
      case SITE -> new Metric.PerSite();
      case CORE -> new Metric.PerCore(minimumPerProcessor, minimumPerHost);
      case DEVICE -> new Metric.PerDevice();
      case USER -> new Metric.PerNamedUser();
      case INSTALLATION -> new Metric.PerInstallation();
    };
  }
}
