package dev.talkspurt.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A voice that Talkspurt knows by itself. The voices process has exactly these.
 *
 * @param id the id scenarios use
 * @param engine the synthesizer that has it
 * @param name the synthesizer's own name for it
 * @param language BCP 47
 * @param reference whether the fixtures are rendered in it, and simulated agents learn from it
 */
public record CatalogueVoice(
    String id, Engine engine, String name, String language, boolean reference) {
  /** All voices, the embedded one first. */
  public static final List<CatalogueVoice> ALL = all();

  /** The voice of this id, if the catalogue has it. */
  public static Optional<CatalogueVoice> find(String id) {
    return ALL.stream().filter(voice -> voice.id().equals(id)).findFirst();
  }

  private static List<CatalogueVoice> all() {
    List<CatalogueVoice> all = new ArrayList<>();
    all.add(new CatalogueVoice("en-us-kevin", Engine.FREETTS, "kevin16", "en-US", true));
    all.add(new CatalogueVoice("en-us-slt", Engine.FLITE, "slt", "en-US", true));
    all.add(new CatalogueVoice("en-us-rms", Engine.FLITE, "rms", "en-US", true));
    all.add(new CatalogueVoice("en-gb-awb", Engine.FLITE, "awb", "en-GB", true));
    all.add(new CatalogueVoice("en-us-espeak", Engine.ESPEAK, "en-us", "en-US", true));
    all.add(new CatalogueVoice("en-gb-espeak", Engine.ESPEAK, "en-gb", "en-GB", true));
    espeak(all, "en-us-nyc", "en-us-nyc", "en-US");
    espeak(all, "en-gb-scotland", "en-gb-scotland", "en-GB");
    espeak(all, "en-gb-lancaster", "en-gb-x-gbclan", "en-GB");
    espeak(all, "en-gb-west-midlands", "en-gb-x-gbcwmd", "en-GB");
    espeak(all, "en-gb-rp", "en-gb-x-rp", "en-GB");
    espeak(all, "en-caribbean", "en-029", "en-029");
    espeak(all, "de-de", "de", "de-DE");
    espeak(all, "fr-fr", "fr-fr", "fr-FR");
    espeak(all, "es-es", "es", "es-ES");
    espeak(all, "es-mx", "es-419", "es-MX");
    espeak(all, "it-it", "it", "it-IT");
    espeak(all, "pt-br", "pt-br", "pt-BR");
    espeak(all, "pt-pt", "pt", "pt-PT");
    espeak(all, "nl-nl", "nl", "nl-NL");
    espeak(all, "pl-pl", "pl", "pl-PL");
    espeak(all, "sv-se", "sv", "sv-SE");
    espeak(all, "tr-tr", "tr", "tr-TR");
    for (String id : List.of("en-us", "en-gb", "de-de", "fr-fr", "es-es", "es-mx", "it-it")) {
      female(all, id);
    }
    return List.copyOf(all);
  }

  private static void espeak(
      List<CatalogueVoice> all, String accent, String name, String language) {
    all.add(new CatalogueVoice(accent + "-espeak", Engine.ESPEAK, name, language, false));
  }

  /** The same accent with a higher voice, by espeak-ng's variant f3. */
  private static void female(List<CatalogueVoice> all, String accent) {
    CatalogueVoice plain =
        all.stream().filter(one -> one.id().equals(accent + "-espeak")).findFirst().orElseThrow();
    // espeak-ng 1.51 drops the variant without a word where the name is not that of the voice's
    // file, which for these two is the bare language.
    boolean bare = plain.name().equals("en-gb") || plain.name().equals("fr-fr");
    String name = bare ? plain.name().substring(0, 2) : plain.name();
    all.add(
        new CatalogueVoice(
            plain.id() + "-f3", Engine.ESPEAK, name + "+f3", plain.language(), false));
  }
}
