package dev.faultline.software.api;

import dev.faultline.asset.Asset;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
import dev.faultline.record.Problem;
import dev.faultline.record.Written;
import dev.faultline.software.BoughtEntitlement;
import dev.faultline.software.ProductPosition;
import dev.faultline.software.Seat;
import dev.faultline.software.Seats;
import dev.faultline.software.SoftwareProduct;
import dev.faultline.store.Committed;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of writes; records are null where they were refused. */
final class SoftwarePayloads {
  private SoftwarePayloads() {}

  record OfProduct(
      @Nullable SoftwareProduct product, @Nullable Revision written, List<UserError> errors)
      implements Payload {}

  record OfEntitlement(
      @Nullable BoughtEntitlement entitlement,
      @Nullable ProductPosition position,
      List<String> warnings,
      @Nullable Revision written,
      List<UserError> errors)
      implements Payload {}

  /**
   * @param assets that were taken back in the place of a seat, as they are now
   */
  record OfSeat(
      @Nullable Seat seat,
      List<Asset> assets,
      @Nullable ProductPosition position,
      List<String> warnings,
      @Nullable Revision written,
      List<UserError> errors)
      implements Payload {
    static OfSeat of(Seat seat, Function<String, ProductPosition> position, Revision written) {
      ProductPosition now = position.apply(seat.product());
      return new OfSeat(seat, List.of(), now, now.warnings(), written, List.of());
    }

    static OfSeat of(
        Seats.Reclaimed back, Function<String, ProductPosition> position, Revision written) {
      ProductPosition now = position.apply(back.product());
      return new OfSeat(back.seat(), back.assets(), now, now.warnings(), written, List.of());
    }

    static OfSeat refused(List<UserError> errors) {
      return new OfSeat(null, List.of(), null, List.of(), null, errors);
    }
  }

  static OfProduct product(Supplier<Committed<Written<SoftwareProduct>>> write) {
    return written(
        () -> {
          Committed<Written<SoftwareProduct>> done = write.get();
          List<UserError> errors = Problem.errors(done.value().problems());
          return new OfProduct(
              done.value().record(), errors.isEmpty() ? done.revision() : null, errors);
        },
        errors -> new OfProduct(null, null, errors));
  }

  static OfEntitlement entitlement(
      Supplier<Committed<Written<BoughtEntitlement>>> write,
      Function<String, ProductPosition> position) {
    return written(
        () -> {
          Committed<Written<BoughtEntitlement>> done = write.get();
          BoughtEntitlement bought = done.value().record();
          if (bought == null)
            return new OfEntitlement(
                null, null, List.of(), null, Problem.errors(done.value().problems()));
          ProductPosition now = position.apply(bought.entitlement().product());
          return new OfEntitlement(bought, now, now.warnings(), done.revision(), List.of());
        },
        errors -> new OfEntitlement(null, null, List.of(), null, errors));
  }

  static OfSeat given(
      Supplier<Committed<Written<Seat>>> write, Function<String, ProductPosition> position) {
    return written(
        () -> {
          Committed<Written<Seat>> done = write.get();
          Seat seat = done.value().record();
          return seat == null
              ? OfSeat.refused(Problem.errors(done.value().problems()))
              : OfSeat.of(seat, position, done.revision());
        },
        OfSeat::refused);
  }

  static OfSeat takenBack(
      Supplier<Committed<Seats.Reclaimed>> write, Function<String, ProductPosition> position) {
    return written(
        () -> {
          Committed<Seats.Reclaimed> done = write.get();
          return OfSeat.of(done.value(), position, done.revision());
        },
        OfSeat::refused);
  }

  static OfSeat moved(Supplier<Committed<Seat>> write, Function<String, ProductPosition> position) {
    return written(
        () -> {
          Committed<Seat> done = write.get();
          return OfSeat.of(done.value(), position, done.revision());
        },
        OfSeat::refused);
  }

  private static <P> P written(Supplier<P> write, Function<List<UserError>, P> refused) {
    try {
      return write.get();
    } catch (FaultlineException failure) {
      return refused.apply(List.of(UserError.of(failure, null)));
    }
  }
}
