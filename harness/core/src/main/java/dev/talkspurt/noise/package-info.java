/**
 * What a caller's surroundings add to the voice: sources of noise, beds at one constant level, and
 * rooms.
 *
 * <p>Everything here is a stream of 16 kHz samples, one channel, made from a seed by integer
 * arithmetic and {@link java.lang.StrictMath}: the same to the bit on every machine, and the same
 * whatever pieces it is asked for in. Nothing is recorded but the voices that are given; café,
 * street, office and music are synthetic, and say so.
 */
package dev.talkspurt.noise;
