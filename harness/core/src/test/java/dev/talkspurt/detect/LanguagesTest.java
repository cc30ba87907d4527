package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LanguagesTest {
  private static final String ENGLISH = "What are your opening hours?";

  @Test
  void tells_languages_by_their_function_words() {
    String other = Languages.other(ENGLISH, "¿Cuáles son los horarios de la tienda?");
    assertEquals("its function words are Spanish, not English", other);
    assertEquals(
        "its function words are German, not English",
        Languages.other(ENGLISH, "Wann sind die Öffnungszeiten und wo ist der Laden?"));
  }

  @Test
  void tells_scripts() {
    assertTrue(Languages.other(ENGLISH, "あなたの営業時間は").contains("not Latin"));
    assertTrue(Languages.other("¿Dónde está mi pedido?", "где мой заказ").contains("Cyrillic"));
  }

  @Test
  void says_nothing_without_proof() {
    assertEquals("", Languages.other(ENGLISH, "What are your opening hours"));
    assertEquals("", Languages.other(ENGLISH, "Was sie opening hours"), "half of it is shared");
    assertEquals("", Languages.other("Friday.", "Viernes."), "no function word");
    assertEquals("", Languages.other(ENGLISH, "4271"), "no letter");
    assertEquals("", Languages.other(ENGLISH, ""));
  }
}
