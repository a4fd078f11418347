package dev.faultline.graphql;

import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.ValuesResolver;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a valid operation before it is carried out: each field costs its weight, and all that
 * lies below a list costs that times the entries that the list may have.
 *
 * <p>A field without {@code @cost} weighs 1 where it leads to an object and 0 where it is a plain
 * value. Of a connection the size applies to its {@code edges} and {@code nodes}. Introspection is
 * free; GraphQL Java bounds it.
 */
final class StaticCost {
  private static final int ASSUMED_SIZE = 10;

  private final ExecutionContext execution;
  private final GraphQlLimits limits;
  private final Map<String, FragmentDefinition> fragments;
  private final CoercedVariables variables;
  private long total;

  StaticCost(ExecutionContext execution, GraphQlLimits limits) {
    this.execution = execution;
    this.limits = limits;
    this.fragments = execution.getFragmentsByName();
    this.variables = execution.getCoercedVariables();
  }

  void check() {
    var schema = execution.getGraphQLSchema();
    GraphQLFieldsContainer root =
        switch (execution.getOperationDefinition().getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    visit(execution.getOperationDefinition().getSelectionSet(), root, 1, 1);
  }

  /**
   * @param times how often the selection set is resolved
   * @param pageSize rows of the page, where the container is a connection
   */
  private void visit(
      @Nullable SelectionSet set, @Nullable GraphQLType type, long times, int pageSize) {
    if (set == null || !(type instanceof GraphQLFieldsContainer container)) return;
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field -> visit(field, container, times, pageSize);
        case InlineFragment fragment -> {
          var condition = fragment.getTypeCondition();
          GraphQLType narrowed =
              condition == null
                  ? container
                  : execution.getGraphQLSchema().getType(condition.getName());
          visit(fragment.getSelectionSet(), narrowed, times, pageSize);
        }
        case FragmentSpread spread -> {
          FragmentDefinition fragment = fragments.get(spread.getName());
          if (fragment == null) continue;
          GraphQLType narrowed =
              execution.getGraphQLSchema().getType(fragment.getTypeCondition().getName());
          visit(fragment.getSelectionSet(), narrowed, times, pageSize);
        }
        default -> throw new IllegalStateException("unknown kind of selection " + selection);
      }
    }
  }

  private void visit(Field field, GraphQLFieldsContainer container, long times, int pageSize) {
    if (field.getName().startsWith("__")) return;
    GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
    if (definition == null) return;
    GraphQLType named = GraphQLTypeUtil.unwrapAll(definition.getType());
    boolean composite = named instanceof GraphQLCompositeType;
    boolean list = GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLList;
    long entries = 1;
    int size = 1;
    if (container.getName().endsWith("Connection")
        && (field.getName().equals("edges") || field.getName().equals("nodes"))) {
      entries = pageSize;
    } else if (list) {
      entries = size(definition, field);
    } else if (container(named)) {
      size = size(definition, field);
    }
    Integer weight = intArgument(definition.getAppliedDirective("cost"), "weight");
    long count = composite ? Math.multiplyExact(times, entries) : times;
    long each = weight == null ? (composite ? 1 : 0) : weight;
    // A list costs its weight once when one is given, its entries when they are objects.
    add(weight == null ? count * each : times * each + (list && composite ? count : 0));
    visit(field.getSelectionSet(), named, count, size);
  }

  private static boolean container(GraphQLType type) {
    return type instanceof GraphQLFieldsContainer fields && fields.getName().endsWith("Connection");
  }

  private void add(long cost) {
    total += cost;
    if (total > limits.maxCost()) {
      throw Refusal.tooCostly(
          "The request may cost more than "
              + limits.maxCost()
              + ": ask for fewer rows (first) or fewer nested lists.");
    }
  }

  private int size(GraphQLFieldDefinition definition, Field field) {
    GraphQLAppliedDirective listSize = definition.getAppliedDirective("listSize");
    int asked = 0;
    if (listSize != null && strings(listSize, "slicingArguments") instanceof List<?> names) {
      // The others are read, and refused, where the field is computed.
      List<GraphQLArgument> slicing =
          definition.getArguments().stream()
              .filter(argument -> names.contains(argument.getName()))
              .toList();
      Map<String, Object> arguments =
          ValuesResolver.getArgumentValues(
              slicing,
              field.getArguments(),
              variables,
              execution.getGraphQLContext(),
              execution.getLocale());
      for (Object name : names) {
        if (arguments.get(String.valueOf(name)) instanceof Integer given)
          asked = Math.max(asked, given);
      }
    }
    Integer assumed = intArgument(listSize, "assumedSize");
    int size = asked > 0 ? asked : assumed == null ? ASSUMED_SIZE : assumed;
    return Math.clamp(size, 1, Math.max(limits.maxPageSize(), assumed == null ? 1 : assumed));
  }

  private static @Nullable Integer intArgument(
      @Nullable GraphQLAppliedDirective directive, String name) {
    if (directive == null) return null;
    GraphQLAppliedDirectiveArgument argument = directive.getArgument(name);
    return argument == null ? null : argument.<Integer>getValue();
  }

  private static @Nullable Object strings(GraphQLAppliedDirective directive, String name) {
    GraphQLAppliedDirectiveArgument argument = directive.getArgument(name);
    return argument == null ? null : argument.getValue();
  }
}
