package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** Calls the simulated agent with every scenario of the smoke suite; each is a test of its own. */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/smoke")
class SmokeSuiteTest {}
