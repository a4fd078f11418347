package dev.faultline.risk;

import dev.faultline.asset.EndingKind;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import dev.faultline.store.Author;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What an end of each kind does, and choosing it. */
@Controller
final class EndingRuleController {
  private final EndingRules rules;

  EndingRuleController(EndingRules rules) {
    this.rules = rules;
  }

  /** A kind of ending and its effect. */
  record EndingRule(EndingKind kind, Level effect, Level standard) {
    static EndingRule of(EndingKind kind, Level effect) {
      return new EndingRule(kind, effect, EndingRules.standard(kind));
    }
  }

  /** A choice as a request gives it. */
  record EndingRuleInput(EndingKind kind, Level effect, @Nullable String reason) {}

  /** What came of choosing. */
  record EndingRulePayload(
      @Nullable EndingRule rule, @Nullable Revision written, List<UserError> errors)
      implements Payload {}

  @QueryMapping
  List<EndingRule> endingRules() {
    return rules.current().entrySet().stream()
        .map(rule -> EndingRule.of(rule.getKey(), rule.getValue()))
        .toList();
  }

  @MutationMapping
  EndingRulePayload setEndingRule(@Argument EndingRuleInput input) {
    try {
      Author author = new Author(Actors.current(), null, input.reason());
      var written = rules.choose(author, input.kind(), input.effect());
      EndingRule rule = EndingRule.of(input.kind(), written.value());
      return new EndingRulePayload(rule, written.revision(), List.of());
    } catch (FaultlineException refused) {
      return new EndingRulePayload(null, null, List.of(UserError.of(refused, null)));
    }
  }
}
