/**
 * The line between the caller's mouth and the wire: band limits, codecs, levels, loss, echo and
 * network stalls, as small effects on a stream of 16 kHz samples.
 *
 * <p>Effects keep their state from frame to frame, so that a stream cut into pieces of any size
 * gives the same bytes as the whole; what they draw, they draw from a seed; and each says by how
 * many samples it delays its input, so that a position planted before the line can be found behind
 * it. {@link dev.talkspurt.line.Preset} lists the chains that have a name.
 */
package dev.talkspurt.line;
