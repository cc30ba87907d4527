/**
 * The caller's side of a call: clean sounds through room, background, echo and line, rendered ahead
 * of the call, seeded, with what was truly achieved.
 *
 * <p>When the caller speaks depends on the agent, so the track is made of {@link
 * dev.talkspurt.caller.Reel reels}: each begins shortly before a sound and holds it and the noise
 * after it, whatever the time it comes to be played at. Same scenario, sounds and seed: same bytes
 * of every sound.
 */
package dev.talkspurt.caller;
