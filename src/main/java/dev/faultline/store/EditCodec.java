package dev.faultline.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.RedundancyRule;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Edits as one line of JSON each: {@code {"edit":"itemWritten","after":{…}}}.
 *
 * <p>The words of this form are stored for good and must not change. The domain's types stay free
 * of Jackson: what it needs to know stands in the mix-ins below. Absent values are left out;
 * unknown ones, from a newer version, are skipped.
 */
final class EditCodec {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Edit.class, EditKinds.class)
          .addMixIn(RedundancyRule.class, RedundancyRuleKinds.class)
          .addMixIn(ConfigurationItem.class, ItemAttributes.class)
          .build();

  String encode(Edit edit) {
    return mapper.writerFor(Edit.class).writeValueAsString(edit);
  }

  Edit decode(String json) {
    return mapper.readValue(json, Edit.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "edit")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Edit.ItemWritten.class, name = "itemWritten"),
    @JsonSubTypes.Type(value = Edit.RelationWritten.class, name = "relationWritten"),
    @JsonSubTypes.Type(value = Edit.RelationRemoved.class, name = "relationRemoved"),
    @JsonSubTypes.Type(value = Edit.RedundancySet.class, name = "redundancySet"),
    @JsonSubTypes.Type(value = Edit.ItemTypeWritten.class, name = "itemTypeWritten"),
    @JsonSubTypes.Type(value = Edit.RelationTypeWritten.class, name = "relationTypeWritten"),
    @JsonSubTypes.Type(value = Edit.RecordWritten.class, name = "recordWritten")
  })
  private interface EditKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RedundancyRule.MinimumUp.class, name = "minimumUp"),
    @JsonSubTypes.Type(value = RedundancyRule.MinimumUpPercent.class, name = "minimumUpPercent")
  })
  private interface RedundancyRuleKinds {}

  private interface ItemAttributes {
    @JsonProperty
    @JsonSerialize(using = AttributeWriter.class)
    @JsonDeserialize(using = AttributeReader.class)
    Map<String, Object> attributes();
  }

  private static final class AttributeWriter extends ValueSerializer<Map<String, Object>> {
    @Override
    public void serialize(
        Map<String, Object> attributes, JsonGenerator out, SerializationContext context) {
      out.writeRawValue(AttributeJson.write(attributes));
    }
  }

  private static final class AttributeReader extends ValueDeserializer<Map<String, Object>> {
    @Override
    public Map<String, Object> deserialize(JsonParser in, DeserializationContext context) {
      return AttributeJson.read(in);
    }
  }
}
