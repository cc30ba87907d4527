/** Hears speech: finds talkspurts in a stream and recognises declared phrases by sound alone. */
package dev.talkspurt.simulator.ear;
