package dev.talkspurt.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AudioClipTest {
  private final AudioClip clip = AudioClip.of(new short[] {1, 2, 3, 4, 5}, 8000);

  @Test
  void a_slice_is_a_clip_like_any_other() {
    AudioClip slice = clip.slice(1, 4).slice(1, 3);
    assertArrayEquals(new short[] {3, 4}, slice.toArray());
    assertEquals(AudioClip.of(new short[] {3, 4}, 8000), slice);
    assertEquals(AudioClip.of(new short[] {3, 4}, 8000).hashCode(), slice.hashCode());
    assertEquals(AudioClip.of(new short[] {3, 4}, 8000).sha256(), slice.sha256());
    assertNotEquals(clip.slice(1, 3), slice);
    assertEquals(4, slice.at(1));
    assertEquals(25, slice.squares(0, 2));
    assertEquals(0.25, slice.durationMs());
    short[] target = new short[3];
    slice.copyTo(1, target, 2, 1);
    assertArrayEquals(new short[] {0, 0, 4}, target);
  }

  @Test
  void nothing_beyond_a_slice_can_be_seen() {
    AudioClip slice = clip.slice(1, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> slice.at(2));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.squares(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.copyTo(1, new short[9], 0, 2));
    assertArrayEquals(new short[] {3, 0, 0}, slice.slice(1, 4).toArray());
  }
}
