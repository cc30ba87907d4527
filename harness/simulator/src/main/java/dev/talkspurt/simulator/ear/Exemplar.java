package dev.talkspurt.simulator.ear;

/**
 * How one voice said a word, cut from a recording. Immutable.
 *
 * @param from first frame
 * @param to frame after the last
 * @param quiet features without noise, without the mean of the centre
 */
record Exemplar(Saying saying, int from, int to, Centre centre, Features quiet) {
  Exemplar(Saying saying, int from, int to, Centre centre) {
    this(saying, from, to, centre, saying.quiet().cut(from, to, centre.quiet()));
  }
}
