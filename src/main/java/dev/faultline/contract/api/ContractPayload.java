package dev.faultline.contract.api;

import dev.faultline.contract.Contract;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
import dev.faultline.record.Problem;
import dev.faultline.record.Written;
import dev.faultline.store.Committed;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing a contract.
 *
 * @param contract as it is now; null if the write was refused
 */
record ContractPayload(
    @Nullable Contract contract, @Nullable Revision written, List<UserError> errors)
    implements Payload {
  static ContractPayload of(Committed<Contract> committed) {
    return new ContractPayload(committed.value(), committed.revision(), List.of());
  }

  static ContractPayload ofUpsert(Committed<Written<Contract>> committed) {
    Written<Contract> written = committed.value();
    return written.record() == null
        ? new ContractPayload(null, null, Problem.errors(written.problems()))
        : new ContractPayload(written.record(), committed.revision(), List.of());
  }

  /** What the write came to, or why it was refused. */
  static ContractPayload written(Supplier<ContractPayload> write) {
    try {
      return write.get();
    } catch (FaultlineException refused) {
      return new ContractPayload(null, null, List.of(UserError.of(refused, null)));
    }
  }
}
