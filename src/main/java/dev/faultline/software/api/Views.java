package dev.faultline.software.api;

import dev.faultline.inventory.ItemsNamed;
import dev.faultline.licence.LicencePosition;
import dev.faultline.licence.Metric;
import dev.faultline.licence.Reclaimable;
import dev.faultline.licence.Renewal;
import dev.faultline.software.BoughtEntitlement;
import dev.faultline.software.Metrics;
import dev.faultline.software.ProductPosition;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a position as the schema has them. */
final class Views {
  private Views() {}

  record MetricView(
      Metrics.Kind kind,
      String unit,
      @Nullable Integer minimumPerProcessor,
      @Nullable Integer minimumPerHost) {
    static MetricView of(Metric metric) {
      Metric.PerCore cores = metric instanceof Metric.PerCore perCore ? perCore : null;
      return new MetricView(
          Metrics.kind(metric),
          metric.unit(),
          cores == null ? null : cores.minimumPerProcessor(),
          cores == null ? null : cores.minimumPerHost());
    }
  }

  /** A line and the position that it is of. */
  record LineView(ProductPosition of, LicencePosition.Line line) {
    public MetricView metric() {
      return MetricView.of(line.metric());
    }

    public long entitled() {
      return line.entitled();
    }

    public long used() {
      return line.used();
    }

    public long free() {
      return line.free();
    }

    public long over() {
      return line.over();
    }

    public List<BoughtEntitlement> entitlements() {
      return line.entitlements().stream().map(right -> bought(of, right.id())).toList();
    }
  }

  static BoughtEntitlement bought(ProductPosition position, String number) {
    return position.bought().stream()
        .filter(one -> one.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  record UseView(LicencePosition.Use use) implements ItemsNamed {
    public String name() {
      return use.name();
    }

    public long amount() {
      return use.amount();
    }

    public long over() {
      return use.over();
    }

    public List<String> users() {
      return use.users();
    }

    public @Nullable String note() {
      return use.note();
    }

    public @Nullable String count() {
      return use.count();
    }

    @Override
    public List<String> itemKeys() {
      return use.items();
    }
  }

  record UncountedView(String key, String reason) implements ItemsNamed {
    @Override
    public List<String> itemKeys() {
      return List.of(key);
    }
  }

  record FreedView(String key) implements ItemsNamed {
    @Override
    public List<String> itemKeys() {
      return List.of(key);
    }
  }

  record ReclaimableView(Reclaimable found) implements ItemsNamed {
    public @Nullable String user() {
      return found.user();
    }

    public Reclaimable.Reason reason() {
      return found.reason();
    }

    public @Nullable LocalDate lastUsed() {
      return found.lastUsed();
    }

    @Override
    public List<String> itemKeys() {
      return found.item() == null ? List.of() : List.of(found.item());
    }
  }

  record RenewalView(ProductPosition of, Renewal renewal) {
    public BoughtEntitlement entitlement() {
      return bought(of, renewal.entitlement().id());
    }

    public LocalDate lastDay() {
      return renewal.lastDay();
    }

    public LocalDate noticeBy() {
      return renewal.noticeBy();
    }

    public long overAfter() {
      return renewal.overAfter();
    }
  }
}
