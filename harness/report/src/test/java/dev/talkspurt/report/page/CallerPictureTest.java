package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.caller.CallerTruth.Bed;
import dev.talkspurt.caller.CallerTruth.Stretch;
import dev.talkspurt.noise.EventKind;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.report.FakeCall;
import dev.talkspurt.report.FakeCaller;
import dev.talkspurt.report.given.Given;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class CallerPictureTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("talkspurt.root"), "harness/report/target/sample");
  private final Given given = Given.of(FakeCaller.rehearsed("I need to reschedule."), 1);
  private final String svg = CallerPicture.of(given);

  @Test
  void a_sample_is_left_to_be_looked_at() throws IOException {
    Files.createDirectories(SAMPLES);
    Files.writeString(SAMPLES.resolve("caller.svg"), svg);
    assertTrue(svg.length() < 150_000, svg.length() + " characters");
  }

  @Test
  void it_is_well_formed_and_can_load_nothing() throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertFalse(svg.contains("<script") || svg.contains("<style"));
    assertFalse(Pattern.compile("href=\"(?!data:image/png;)").matcher(svg).find());
    assertFalse(svg.replaceAll("base64,[^\"]*", "").contains("NaN"));
  }

  @Test
  void every_event_is_marked_where_it_is() {
    assertTrue(
        svg.contains(">cough at 10.200 s, 700 ms into agent turn 2, peak 12.0 dB over speech<"));
    assertTrue(svg.contains("(onset 4.000 s, offset "));
    assertTrue(svg.contains(">cafe 12 dB · telephone · loss 3 % · 2 stalls<"));
    assertTrue(svg.contains(">street 25 dB · telephone · loss 3 %<"));
    assertTrue(svg.contains("<title>door at 20.800 s to 21.100 s</title>"));
    assertTrue(svg.contains("<title>dropped from 6.000 s to 6.040 s</title>"));
    assertTrue(svg.contains("<title>held from 8.000 s to 8.040 s</title>"));
    assertTrue(svg.contains("agent&#39;s turn (placeholder) from 9.50 s to 12.90 s<"));
    assertTrue(svg.contains(">placeholder<"));
    assertTrue(svg.contains("active speech level (P.56) −26.0 dBov"));
    assertTrue(svg.contains(">achieved 12.00 dB<") && svg.contains(">achieved 25.00 dB<"));
    double pxPerMs = 1072 / 22_100.0;
    Matcher cough =
        Pattern.compile("<rect x=\"([0-9.]+)\" [^>]*data-a=\"10200(.0)?\"").matcher(svg);
    assertTrue(cough.find());
    assertEquals(10_200 * pxPerMs, Double.parseDouble(cough.group(1)), 0.1);
  }

  @Test
  void every_lost_frame_has_a_tick() {
    Matcher lost = Pattern.compile("<path d=\"([^\"]*)\"[^>]*ts-lost").matcher(svg);
    assertTrue(lost.find());
    assertEquals(given.truth().framesLost(), lost.group(1).chars().filter(c -> c == 'M').count());
  }

  @Test
  void places_at_full_scale_are_marked() {
    assertFalse(svg.contains("ts-clip"));
    short[] loud = given.track().toArray();
    loud[16 * 5000] = Short.MAX_VALUE;
    loud[16 * 9000] = -Short.MAX_VALUE;
    Given clipped =
        new Given(
            given.scenario(),
            1,
            1,
            AudioClip.of(loud, 16_000),
            given.timeline(),
            given.truth(),
            given.sounds(),
            given.network(),
            "",
            true);
    Matcher marks =
        Pattern.compile("<path d=\"([^\"]*)\"[^>]*ts-clip").matcher(CallerPicture.of(clipped));
    assertTrue(marks.find());
    assertEquals(2, marks.group(1).chars().filter(c -> c == 'M').count());
  }

  @Test
  void the_picture_of_a_long_call_stays_small() {
    CallerTruth truth = given.truth();
    Stretch first = truth.stretches().get(0);
    List<Long> lost = LongStream.range(0, 2500).mapToObj(i -> i * 12 * 320).toList();
    List<NoiseEvent> clicks =
        LongStream.range(0, 600)
            .mapToObj(i -> new NoiseEvent(EventKind.CLICK, i * 16_000, i * 16_000 + 400))
            .toList();
    AudioClip track = repeated(given.track(), 28);
    Stretch all =
        new Stretch(
            -1,
            0,
            track.sampleCount(),
            -1,
            -1,
            "",
            OptionalDouble.empty(),
            "",
            List.of(with(first.background().get(0), clicks)),
            first.line(),
            lost);
    CallerTruth longTruth =
        new CallerTruth(
            true,
            "",
            truth.band(),
            -26,
            12,
            12,
            30_800,
            2500,
            1,
            0,
            0,
            List.of(all),
            repeated(truth.speech(), 28),
            repeated(truth.noise(), 28));
    String picture =
        CallerPicture.of(
            new Given(
                given.scenario(),
                1,
                1,
                track,
                given.timeline(),
                longTruth,
                List.of(),
                given.network(),
                "",
                true));
    assertTrue(picture.length() < 150_000, picture.length() + " characters for 10 minutes");
    assertTrue(picture.contains("600 single sounds of the background"));
    assertTrue(picture.contains("2500 frames of 20 ms lost"));
  }

  private static Bed with(Bed bed, List<NoiseEvent> events) {
    return new Bed(
        bed.noise(),
        bed.parameters(),
        bed.seed(),
        bed.nominalSnrDb(),
        bed.nominalPeakDb(),
        bed.snrDb(),
        bed.snrWholeDb(),
        bed.gainDb(),
        bed.noiseDbov(),
        bed.peakDbov(),
        bed.clippedSamples(),
        events);
  }

  private static AudioClip repeated(AudioClip clip, int times) {
    short[] samples = new short[clip.sampleCount() * times];
    for (int i = 0; i < times; i++) {
      clip.copyTo(0, samples, i * clip.sampleCount(), clip.sampleCount());
    }
    return AudioClip.of(samples, clip.sampleRateHz());
  }

  @Test
  void what_comes_from_outside_cannot_become_markup() throws Exception {
    String hostile = CallerPicture.of(Given.of(FakeCaller.rehearsed(FakeCall.HOSTILE), 1));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(hostile)));
    assertFalse(hostile.contains("<img") || hostile.contains("</script"));
    assertFalse(hostile.contains("\u2028"));
    assertTrue(hostile.contains("&lt;/script&gt;&lt;img"));
  }

  @Test
  void nothing_sent_is_a_picture_too() throws Exception {
    String empty = CallerPicture.of(Given.of(FakeCall.unreachable(SAMPLES)));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(empty)));
    assertTrue(empty.contains("not measured: nothing was sent"));
    assertFalse(empty.contains("NaN") || empty.contains("Infinity"));
  }

  @Test
  void a_tone_is_dark_at_its_frequency_alone() {
    short[] tone = new short[16_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (16_384 * Math.sin(2 * Math.PI * 2000 * i / 16_000));
    }
    byte[][] rows = Spectrogram.rows(AudioClip.of(tone, 16_000), 10);
    int at2kHz = rows.length - 1 - rows.length / 4;
    int darkest = Spectrogram.palette().length - 1;
    assertEquals(darkest, rows[at2kHz][5]);
    assertEquals(0, rows[at2kHz - 10][5]);
    assertEquals(0, rows[at2kHz + 10][5]);
  }

  @Test
  void the_spectrum_is_a_png_that_others_read() throws IOException {
    byte[][] rows = {{0, 1, 2}, {2, 1, 0}};
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(Png.file(rows, new int[] {0xffffff, 0x5b77c4, 0x1c0b30})));
    assertEquals(3, image.getWidth());
    assertEquals(2, image.getHeight());
    assertEquals(0xff5b77c4, image.getRGB(1, 0));
    assertEquals(0xffffffff, image.getRGB(2, 1));
  }
}
