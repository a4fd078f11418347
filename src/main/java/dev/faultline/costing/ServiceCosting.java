package dev.faultline.costing;

import dev.faultline.analysis.LiveTopology;
import dev.faultline.analysis.Snapshot;
import dev.faultline.asset.AssetLedger;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.RunningCosts;
import dev.faultline.cost.CostAllocation;
import dev.faultline.cost.CostEngine;
import dev.faultline.cost.CostQuery;
import dev.faultline.cost.CostRules;
import dev.faultline.topology.Topology;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Allocates the costs of a month to services.
 *
 * <p>Streams the costs once and allocates each currency. The last few reports are kept, so that the
 * pages of one are not computed one by one; a report holds 40 bytes an item and 12 a relation. Safe
 * for use by several threads.
 */
@Component
public class ServiceCosting {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCosting.class);
  private static final int REPORTS_KEPT = 2;

  private final LiveTopology live;
  private final AssetLedger ledger;
  private final List<RunningCosts> sources;
  private final Capacities capacities;
  private final CostEngine engine = new CostEngine();
  private final Map<Key, CostReport> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CostReport> eldest) {
          return size() > REPORTS_KEPT;
        }
      };

  ServiceCosting(
      LiveTopology live, AssetLedger ledger, List<RunningCosts> sources, Capacities capacities) {
    this.live = live;
    this.ledger = ledger;
    this.sources = List.copyOf(sources);
    this.capacities = capacities;
  }

  /**
   * Reads the assets once the image is there, so that the first question does not wait for them.
   */
  @EventListener
  void onReady(@SuppressWarnings("unused") ApplicationReadyEvent event) {
    Thread.ofVirtual().name("read-assets").start(this::readAhead);
  }

  private void readAhead() {
    try {
      live.current();
      ledger.forEach(AssetSelection.ALL, () -> false, _ -> {});
    } catch (RuntimeException e) {
      LOG.debug("The assets could not be read yet; the first question reads them", e);
    }
  }

  /** What a report is the answer to; a topology is the same only if it is the same object. */
  private record Key(Topology topology, YearMonth month, RulesInput rules) {}

  /**
   * Who pays for the month.
   *
   * @throws dev.faultline.model.DeadlineExceeded if it was cancelled
   */
  CostReport report(
      Snapshot snapshot, YearMonth month, RulesInput input, BooleanSupplier cancelled) {
    Key key = new Key(snapshot.topology(), month, input);
    synchronized (kept) {
      CostReport known = kept.get(key);
      if (known != null) return known;
    }
    CostReport report = compute(snapshot, month, input, cancelled);
    synchronized (kept) {
      kept.put(key, report);
    }
    return report;
  }

  private CostReport compute(
      Snapshot snapshot, YearMonth month, RulesInput input, BooleanSupplier cancelled) {
    Topology topology = snapshot.topology();
    Map<String, IntToLongFunction> read = new HashMap<>();
    CostRules rules =
        input.rules(
            snapshot.catalogue(),
            attribute -> read.computeIfAbsent(attribute, name -> capacities.of(snapshot, name)));
    MonthCosts costs = new MonthCosts(topology, cancelled);
    for (RunningCosts source : sources) source.forEach(month, cancelled, costs);
    Set<String> types = snapshot.catalogue().serviceTypes();
    IntPredicate services = item -> types.contains(topology.type(item));
    List<CostReport.OfCurrency> currencies = new ArrayList<>();
    for (MonthCosts.OfCurrency of : costs.done()) {
      CostAllocation allocation =
          engine.allocate(topology, new CostQuery(of.items(), services, rules, cancelled));
      currencies.add(
          new CostReport.OfCurrency(
              snapshot, month, input, of.currency(), allocation, of.bySource()));
    }
    return new CostReport(snapshot, month, input, List.copyOf(currencies));
  }
}
