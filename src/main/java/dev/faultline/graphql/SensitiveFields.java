package dev.faultline.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;

/**
 * Carries out {@code @sensitive}: a field of a group that is withheld from the person who asks is
 * null and is not even read.
 */
final class SensitiveFields implements SchemaDirectiveWiring {
  static final String DIRECTIVE = "sensitive";

  private final Withholding withholding;

  SensitiveFields(Withholding withholding) {
    this.withholding = withholding;
  }

  @Override
  public GraphQLFieldDefinition onField(
      SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
    GraphQLFieldDefinition field = environment.getElement();
    if (GraphQLTypeUtil.isNonNull(field.getType())) {
      throw new IllegalStateException(
          "Field "
              + field.getName()
              + " is @sensitive and may be withheld, so it must be nullable");
    }
    String group = environment.getAppliedDirective().getArgument("group").getValue();
    SensitiveGroup marked = SensitiveGroup.valueOf(group);
    DataFetcher<?> fetcher = environment.getFieldDataFetcher();
    return environment.setFieldDataFetcher(
        request -> withholding.withheld().contains(marked) ? null : fetcher.get(request));
  }
}
