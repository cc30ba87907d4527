/**
 * Names what went wrong in a call: the known failures of voice services, each found by its own rule
 * in what was heard and received. Pure functions of a call's evidence; every detector has a section
 * in {@code docs/detectors.md}.
 */
package dev.talkspurt.detect;
