package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * A suite that must fail, run by {@code ci/canary.sh} alone: if it is green, scenarios are not
 * really run. Its name keeps it out of the ordinary tests.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("../ci/canary")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class CanarySuite {}
