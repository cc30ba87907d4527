package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.report.FakeCall;
import dev.talkspurt.report.FakeCaller;
import dev.talkspurt.run.CallResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class CallPageTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("talkspurt.root"), "harness/report/target/sample");
  private final CallResult call = FakeCall.failed(SAMPLES);
  private final String page = CallPage.interactive(call, FakeCall.summaries(), "0.1.0");
  private final String still = CallPage.still(call, FakeCall.summaries(), "0.1.0");

  @Test
  void samples_are_left_to_be_looked_at() throws IOException {
    Files.createDirectories(SAMPLES);
    Files.writeString(SAMPLES.resolve("page.html"), page);
    Files.writeString(SAMPLES.resolve("still.html"), still);
    Files.writeString(SAMPLES.resolve("timeline.svg"), TimelinePicture.of(call));
    assertTrue(Files.size(SAMPLES.resolve("page.html")) < 2_000_000);
  }

  @Test
  void a_page_tells_what_the_agent_was_given() throws IOException {
    CallResult noisy = FakeCaller.call(SAMPLES, FakeCall.HOSTILE);
    String page = CallPage.interactive(noisy, List.of(), "0.1.0");
    String still = CallPage.still(noisy, List.of(), "0.1.0");
    Files.createDirectories(SAMPLES);
    Files.writeString(SAMPLES.resolve("noisy.html"), page);
    for (String text : List.of(page, still)) {
      assertFalse(text.contains("<img"));
      assertTrue(text.contains("What the agent was given"));
      assertTrue(text.contains("<td class=\"n\">12.04</td>"), "the cough's peak");
      assertTrue(text.contains("<title>noise: cough (10.20 s to "));
      assertTrue(text.contains("from here: street 25 dB · telephone · loss 3 %"));
      assertTrue(text.contains("noises talked over") && text.contains(">talked on<"));
      assertTrue(text.contains("a noise, nothing said"));
      assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(text).find());
    }
    assertTrue(page.contains("ts-lost"), "the picture is in the page");
    assertFalse(still.contains("ts-lost"), "and not in the small one");
    assertFalse(this.page.contains("What the agent was given"), "nothing was measured");
  }

  @Test
  void a_page_shows_where_the_time_of_each_turn_goes() {
    for (String text : List.of(page, still)) {
      assertTrue(text.contains("Where the time goes"));
      assertTrue(
          text.contains(
              "<title>endpointing 450 ms; thinking 310 ms; tools of the bench 310 ms; silence at"
                  + " the head of the audio 100 ms</title>"),
          "the provider said when");
      assertTrue(
          text.contains(
              "<title>endpointing and thinking, which cannot be told apart 1370 ms; tools of the"
                  + " bench 230 ms; silence at the head of the audio 100 ms</title>"),
          "and for this turn it did not");
    }
  }

  @Test
  void what_an_agent_says_cannot_become_markup() {
    for (String text : List.of(page, still, TimelinePicture.of(call))) {
      assertFalse(text.contains("<img"), "an element came out of a transcript");
      assertFalse(text.contains("\u2028"));
    }
    assertTrue(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"));
    assertEquals(1, count(page, "</script>"));
    assertEquals(0, count(still, "script>"));
  }

  @Test
  void a_page_shows_the_values_that_were_said_and_what_they_contradict() {
    for (String text : List.of(page, still)) {
      assertTrue(text.contains("Values said"));
      assertTrue(text.contains("<td class=\"bad\">contradicts tool</td>"));
      assertTrue(
          text.contains("read back wrongly; after a tool failed; near where it was cut off"));
      assertFalse(text.contains("one moment</td>"), "what was not checked is left out");
    }
  }

  @Test
  void a_page_can_load_nothing() {
    for (String text : List.of(page, still)) {
      assertTrue(text.contains("content=\"default-src &#39;none&#39;; "));
      assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(text).find());
      assertFalse(text.contains("@import"));
      assertFalse(text.contains("url("));
    }
  }

  @Test
  void the_policy_lets_the_pages_own_style_and_script_pass() {
    for (String tag : List.of("script", "style")) {
      Matcher inside =
          Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(page);
      assertTrue(inside.find());
      assertTrue(page.contains(tag + "-src &#39;" + Assets.hash(inside.group(1)) + "&#39;"));
    }
  }

  @Test
  void figures_and_words_stand_in_the_page_without_script() {
    for (String word :
        List.of(
            "SIMULATED AGENT",
            "1700 ms",
            "stopped after 320 ms",
            "heard as “the after noon won please”",
            "cut off: 2.7 s of 8.0 s were heard",
            "V2V_AUDIBLE/1",
            "reschedule.scenario.yaml:21:15",
            "send_sms",
            "MISSING",
            "find_slots 310 ms",
            "<audio")) {
      assertTrue(still.contains(word), word);
    }
  }

  @Test
  void kinds_of_answers_have_cards_of_their_own() {
    String tiles = still.substring(still.indexOf("<dl class=\"tiles\">"), still.indexOf("</dl>"));
    assertTrue(
        tiles.contains(
            "<dt>response latency, tool turns</dt><dd>1170 ms</dd>"
                + "<dd class=\"more\">V2V_AUDIBLE_TOOL/1 · n 1</dd>"),
        tiles);
    assertTrue(
        tiles.contains(
            "<dt>answer to an interruption</dt><dd>1700 ms</dd>"
                + "<dd class=\"more\">BI_RESP/1 · n 1</dd>"),
        tiles);
    assertFalse(tiles.contains("1435"), "pooled");
    assertFalse(tiles.contains("V2V_AUDIBLE/1"), "there is no such turn");
  }

  @Test
  void a_label_that_the_next_mark_would_strike_is_not_shown() {
    String svg = TimelinePicture.of(FakeCall.withSignals(call, 15_850, 15_900));
    assertTrue(hidden(svg, "turn end"));
    assertFalse(hidden(svg, "hangUp"));
    String apart = TimelinePicture.of(FakeCall.withSignals(call, 13_000, 15_900));
    assertFalse(hidden(apart, "turn end"));
  }

  private static boolean hidden(String svg, String words) {
    Matcher label = Pattern.compile("<text([^>]*)>" + words + "</text>").matcher(svg);
    assertTrue(label.find(), words);
    return label.group(1).contains("hidden");
  }

  @Test
  void no_mark_of_the_axis_is_cut_off() {
    String svg = TimelinePicture.of(call);
    assertTrue(svg.contains(">0:18</text>"));
    assertFalse(svg.contains(">0:19</text>"), "19 s of 19.48 s");
  }

  @Test
  void virtual_time_has_no_date() {
    assertTrue(still.contains(" · 2026-11-21T"));
    String page = CallPage.still(FakeCall.inVirtualTime(call), List.of(), "0.1.0");
    assertTrue(page.contains("trial 1 · virtual time"));
    assertFalse(page.contains("2026-01-05"));
  }

  @Test
  void the_still_page_is_small() {
    assertTrue(still.length() < 650_000, still.length() + " characters");
  }

  @Test
  void the_picture_is_well_formed_and_stands_alone() throws Exception {
    String svg = TimelinePicture.of(call);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertFalse(svg.contains("<style"));
    assertFalse(svg.contains("href"));
    assertTrue(svg.contains("1170 ms"));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
