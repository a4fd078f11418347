package dev.faultline.software;

import dev.faultline.inventory.Rows;
import dev.faultline.record.Given;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the products that a batch of records names there are. For one batch. */
final class KnownProducts {
  private final Products products;
  private final Rows rows;
  private final Set<String> known;
  private @Nullable List<String> all;

  KnownProducts(Products products, Rows rows, Collection<String> wanted) {
    this.products = products;
    this.rows = rows;
    known = products.products(rows, wanted).keySet();
  }

  /** Notes it as a problem if there is no product of this name. */
  void check(Given given, String name) {
    if (name.isEmpty() || known.contains(name)) return;
    if (all == null) all = products.names(rows);
    given.problem(
        "product",
        Products.unknown(name, all).getMessage() + " Add it by upsertSoftwareProduct first.");
  }
}
