package dev.faultline.contract.api;

import dev.faultline.asset.Problem;
import dev.faultline.contract.Contract;
import dev.faultline.contract.Contracts;
import dev.faultline.graphql.ErrorCode;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
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

  static ContractPayload ofUpsert(Committed<Contracts.Written> committed) {
    Contracts.Written written = committed.value();
    return written.contract() == null
        ? new ContractPayload(null, null, errors(written.problems()))
        : new ContractPayload(written.contract(), committed.revision(), List.of());
  }

  private static List<UserError> errors(List<Problem> problems) {
    return problems.stream()
        .map(problem -> new UserError(ErrorCode.INVALID_INPUT, problem.message(), problem.field()))
        .toList();
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
