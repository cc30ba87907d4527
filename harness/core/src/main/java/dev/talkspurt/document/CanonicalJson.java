package dev.talkspurt.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * JSON text that equal values share: members in order of their names (by UTF-16 code units),
 * numbers without needless zeros, no white space. Pure and thread-safe.
 */
public final class CanonicalJson {
  private static final int PLAIN_DIGITS = 40;

  private CanonicalJson() {}

  /** The text. */
  public static String of(Json value) {
    return ordered(value).compact();
  }

  /** SHA-256 of the text in UTF-8, as 64 hex digits. */
  public static String sha256(Json value) {
    try {
      byte[] text = of(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Json ordered(Json value) {
    if (value instanceof Json.Obj object) {
      TreeMap<String, Json> members = new TreeMap<>();
      object.members().forEach((key, member) -> members.put(key, ordered(member)));
      return Json.of(members);
    }
    if (value instanceof Json.Arr list) {
      return Json.of(list.items().stream().map(CanonicalJson::ordered).toList());
    }
    return value instanceof Json.Num number ? Json.of(plain(number.value())) : value;
  }

  private static BigDecimal plain(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal bare = number.stripTrailingZeros();
    // One way to write 100, but never a billion zeros.
    boolean whole = bare.scale() < 0 && bare.scale() >= -PLAIN_DIGITS;
    return whole ? bare.setScale(0) : bare;
  }
}
