package dev.faultline.asset.api;

import dev.faultline.asset.book.DepreciationRule;
import dev.faultline.asset.book.DepreciationRule.Method;
import dev.faultline.asset.book.DepreciationRule.Scope;
import dev.faultline.asset.book.DepreciationRules;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.Decimals;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Revision;
import dev.faultline.model.Text;
import dev.faultline.money.Convention;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** By which rules assets are written off, and choosing them. */
@Controller
final class DepreciationRuleController {
  private final DepreciationRules rules;

  DepreciationRuleController(DepreciationRules rules) {
    this.rules = rules;
  }

  /** A rule as a request gives it. */
  record RuleInput(
      @Nullable String kind,
      @Nullable String asset,
      String book,
      Method method,
      int lifeMonths,
      @Nullable String salvagePercent,
      @Nullable String rate,
      @Nullable Convention convention,
      @Nullable Integer fiscalYearStart,
      @Nullable String reason) {
    DepreciationRule rule() {
      Subject subject = Subject.of(kind, asset);
      return new DepreciationRule(
          subject.scope(),
          subject.name(),
          book,
          method,
          lifeMonths,
          number("salvagePercent", salvagePercent == null ? "0" : salvagePercent),
          rate == null ? null : number("rate", rate),
          convention == null ? Convention.FULL_MONTH : convention,
          month());
    }

    private Month month() {
      int number = fiscalYearStart == null ? 1 : fiscalYearStart;
      if (number < 1 || number > 12) {
        throw new InvalidInput("fiscalYearStart must be 1 to 12 but was " + number + ".");
      }
      return Month.of(number);
    }

    private static BigDecimal number(String word, String text) {
      return Decimals.find(text)
          .filter(number -> number.scale() <= 6)
          .orElseThrow(() ->
              new InvalidInput(
                  "%s is a number such as 12.5, with at most 6 places, but was \"%s\"."
                      .formatted(word, Text.shorten(text))));
    }
  }

  /** A rule to take away, as a request names it. */
  record RemovalInput(
      @Nullable String kind, @Nullable String asset, String book, @Nullable String reason) {}

  /** What a rule is for. */
  private record Subject(Scope scope, String name) {
    static Subject of(@Nullable String kind, @Nullable String asset) {
      if (kind != null && asset == null) return new Subject(Scope.KIND, kind);
      if (kind == null && asset != null) return new Subject(Scope.ASSET, asset);
      throw new InvalidInput("A rule is for a kind or for an asset: give exactly one of them.");
    }
  }

  /** What came of writing a rule. */
  record DepreciationRulePayload(
      @Nullable DepreciationRule rule, @Nullable Revision written, List<UserError> errors)
      implements Payload {}

  @QueryMapping
  List<DepreciationRule> depreciationRules() {
    return rules.all().all();
  }

  @SchemaMapping(typeName = "DepreciationRule")
  @Nullable String kind(DepreciationRule rule) {
    return rule.scope() == Scope.KIND ? rule.subject() : null;
  }

  @SchemaMapping(typeName = "DepreciationRule")
  @Nullable String asset(DepreciationRule rule) {
    return rule.scope() == Scope.ASSET ? rule.subject() : null;
  }

  @SchemaMapping(typeName = "DepreciationRule")
  String salvagePercent(DepreciationRule rule) {
    return rule.salvagePercent().toPlainString();
  }

  @SchemaMapping(typeName = "DepreciationRule")
  @Nullable String rate(DepreciationRule rule) {
    BigDecimal rate = rule.rate();
    return rate == null ? null : rate.toPlainString();
  }

  @SchemaMapping(typeName = "DepreciationRule")
  int fiscalYearStart(DepreciationRule rule) {
    return rule.fiscalYearStart().getValue();
  }

  @MutationMapping
  DepreciationRulePayload setDepreciationRule(@Argument RuleInput input) {
    return written(() -> rules.put(author(input.reason()), input.rule()));
  }

  @MutationMapping
  DepreciationRulePayload removeDepreciationRule(@Argument RemovalInput input) {
    return written(() -> {
      Subject subject = Subject.of(input.kind(), input.asset());
      return rules.remove(author(input.reason()), subject.scope(), subject.name(), input.book());
    });
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }

  private static DepreciationRulePayload written(Supplier<Committed<DepreciationRule>> write) {
    try {
      Committed<DepreciationRule> written = write.get();
      return new DepreciationRulePayload(written.value(), written.revision(), List.of());
    } catch (FaultlineException refused) {
      return new DepreciationRulePayload(null, null, List.of(UserError.of(refused, null)));
    }
  }
}
