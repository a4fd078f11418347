package dev.faultline.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conditions as requests give them; all that are given must hold. A value not set fulfils none. */
public sealed interface Condition {
  /** Conditions on a text, see StringFilter in the schema. */
  record OnText(
      @Nullable String eq,
      @Nullable List<String> in,
      @Nullable String contains,
      @Nullable String startsWith)
      implements Condition {
    public boolean holds(@Nullable String value) {
      if (value == null) return eq == null && in == null && contains == null && startsWith == null;
      String small = value.toLowerCase(Locale.ROOT);
      return (eq == null || eq.equals(value))
          && (in == null || in.contains(value))
          && (contains == null || small.contains(contains.toLowerCase(Locale.ROOT)))
          && (startsWith == null || small.startsWith(startsWith.toLowerCase(Locale.ROOT)));
    }
  }

  /** Conditions on a date, see DateFilter in the schema. */
  record OnDate(@Nullable String eq, @Nullable String gte, @Nullable String lte)
      implements Condition {
    public boolean holds(@Nullable LocalDate value) {
      if (value == null) return eq == null && gte == null && lte == null;
      return (eq == null || value.equals(Values.date("eq", eq)))
          && (gte == null || !value.isBefore(Values.date("gte", gte)))
          && (lte == null || !value.isAfter(Values.date("lte", lte)));
    }

    /** The condition as dates; refuses what is none, also where nothing is compared. */
    public OnDate checked(String field) {
      if (eq != null) Values.date(field + ".eq", eq);
      if (gte != null) Values.date(field + ".gte", gte);
      if (lte != null) Values.date(field + ".lte", lte);
      return this;
    }
  }

  static boolean holds(@Nullable OnText condition, @Nullable String value) {
    return condition == null || condition.holds(value);
  }

  static boolean holds(@Nullable OnDate condition, @Nullable LocalDate value) {
    return condition == null || condition.holds(value);
  }
}
