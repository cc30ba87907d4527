/**
 * Proves the bench on agents whose failures are planted: what it finds is held against what was
 * done on purpose. Stands above everything else in the core.
 */
package dev.talkspurt.calibration;
