package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.talkspurt.audio.AudioClip;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresetTest {
  /** SHA-256 of what becomes of ten seconds under seed 7: the same on every machine and Java. */
  private static final Map<String, String> GOLDEN =
      Map.ofEntries(
          Map.entry("(input)", "f64cddb8270c1c4421a49c67cccaab4ed81d9d0b8111e12f03e2958365613a1a"),
          Map.entry("car", "dc8a6f43f910aef6be30ad42fe4ed91c30ef954d395cc4dcc5ea5ae889b903d5"),
          Map.entry("clean", "f64cddb8270c1c4421a49c67cccaab4ed81d9d0b8111e12f03e2958365613a1a"),
          Map.entry("dtmf", "1ac6cdd8f762572dac621ae14692c5d36fd8d98c3e5f3e2d3cbea990e696cd8f"),
          Map.entry("far", "828ea45c2cda9763889fb2e50787f4621d09e0ad30ce783a44248601a567b3bc"),
          Map.entry("mobile", "438ec66187cba650bafb5b1b367e31608c2e5c989cf350d307cb8ad6520c33f9"),
          Map.entry(
              "one A-law", "b61aed2e1e686821aefe4f2389b90041ce70b8681806f5d73dfa5434f7905fa6"),
          Map.entry("one amr", "67dd8661f41f9ed809b5281c4c25b9693653609619f2317c757810844131a1b3"),
          Map.entry(
              "one amr-low", "75c58540a2c7fcc0a85e077fd375e0139466d857ef0f8bb9e932e7f5578c42f6"),
          Map.entry(
              "one butterworth",
              "939f11f6226e323c574c9a70ec6849e35e93e700bd5e9bf01e428091264508ab"),
          Map.entry(
              "one clipping", "38fd7ce2ca4d0f712fddee4b91673f10bb781e76714fae04d3d965edbaaa6675"),
          Map.entry("one dc", "7c44c2facd4aa7ce61b87671415ca9995748cf121994daaccb9f8a40d5b91178"),
          Map.entry("one echo", "6f9d4ecbd3fd8be21d611ff78336329c9a27edeedd8aca88df26e0e0f1607085"),
          Map.entry("one gain", "3f243d23a584a1a8ffcd7d87b1f1627dba25d5f78d4e90a268e16baef834ba21"),
          Map.entry(
              "one gain-steps", "aa4d7d05cc44c808d1660c9d02857a66f61b5427d356b4895c1c439b9e1f172c"),
          Map.entry(
              "one loss-fade", "28bb95f4297b0906b482ec11184536fa661e1cadbedf7f4eb8a208e5acb2e51c"),
          Map.entry(
              "one loss-zero", "eb115db583aaa5333cc96118f31a5c58bfe0d5e9b859e0f0f7582fa7b2eaefef"),
          Map.entry(
              "one mu-law", "608c00d2e5b23016acae9c8ed3a12a5b2d46c7ce36d508b38f84aebf856bc299"),
          Map.entry("one opus", "9fc59358a805d472f55ef8f8df4ede411caf3d84543bc131631b8a218ac1e548"),
          Map.entry("one wide", "47306edd22fe502c8f7ccf0d44a31cb7f16e7a3bd8cf78b15fd6827907dd4bea"),
          Map.entry(
              "speakerphone", "797b0a48b248bfdec7a3f98b86dff30d034f0ec1a51b6f2e058f5155a558ab26"),
          Map.entry(
              "telephone", "38121ce3cedaf8b114b01ee0f31d4afe43f9c3b4823f4b788e537743bf1b1ee2"),
          Map.entry(
              "wideband", "47306edd22fe502c8f7ccf0d44a31cb7f16e7a3bd8cf78b15fd6827907dd4bea"));

  @Test
  void every_preset_is_its_list() {
    Map<String, List<String>> lists = new TreeMap<>();
    for (Preset preset : Preset.values()) {
      lists.put(preset.label(), Signals.names(preset.start(1).describe()));
    }
    Map<String, List<String>> expected = new TreeMap<>();
    expected.put("clean", List.of());
    expected.put("wideband", List.of("band-limit"));
    expected.put("telephone", List.of("band-limit", "g711"));
    expected.put("mobile", List.of("band-limit", "amr-like", "frame-loss"));
    expected.put("car", List.of("gain", "band-limit", "amr-like", "frame-loss"));
    expected.put("speakerphone", List.of("echo", "gain", "band-limit"));
    expected.put("far", List.of("gain", "band-limit"));
    assertEquals(expected, lists);
  }

  @Test
  void the_bytes_are_the_known_ones() {
    AudioClip speech = Signals.speech(10, 11);
    Map<String, String> hashes = new TreeMap<>();
    hashes.put("(input)", speech.sha256());
    for (Preset preset : Preset.values()) {
      hashes.put(preset.label(), preset.start(7).render(speech).sha256());
    }
    Signals.effects()
        .forEach(
            (kind, effect) ->
                hashes.put(
                    "one " + kind, new Chain(List.of(effect.get())).render(speech).sha256()));
    hashes.put("dtmf", Dtmf.tones("0123456789ABCD*#", Dtmf.USUAL_DBOV, 16_000).sha256());
    assertEquals(new TreeMap<>(GOLDEN), hashes);
  }

  @Test
  void another_seed_loses_other_frames() {
    AudioClip speech = Signals.speech(10, 11);
    Chain one = Preset.CAR.start(7);
    Chain two = Preset.CAR.start(8);
    assertNotEquals(one.render(speech), two.render(speech));
    assertNotEquals(
        one.find(FrameLoss.class).orElseThrow().lostFrames(),
        two.find(FrameLoss.class).orElseThrow().lostFrames());
  }

  @Test
  void clean_leaves_every_sample_alone() {
    AudioClip speech = Signals.speech(2, 11);
    assertEquals(speech, Preset.CLEAN.start(1).render(speech));
  }
}
