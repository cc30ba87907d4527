/** What the simulated agent understands, says and does, as its agent file states it. */
package dev.talkspurt.simulator.behaviour;
