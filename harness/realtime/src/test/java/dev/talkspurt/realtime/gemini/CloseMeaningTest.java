package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.link.CloseReason;
import dev.talkspurt.realtime.gemini.CloseMeaning.Blame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseMeaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1007 | Request contains an invalid argument. | CONFIG | without saying which part",
        "1007 | realtime_input.media_chunks is deprecated. Use audio, video, or text instead. | PROVIDER | newer Talkspurt",
        "1007 | Invalid JSON payload received. Unknown name \"fooBar\" at 'setup': Cannot find field. | CONFIG | does not know the field fooBar;",
        "1007 | Invalid JSON payload received. Unknown name \"<b>\" at 'setup': Cannot find field. | CONFIG | does not know a field of the setup;",
        "1007 | Invalid JSON payload received. Unexpected token. | CONFIG | does not know a field of the setup;",
        "1007 | Cannot extract voices from a non-audio request. | CONFIG | set up to speak",
        "1007 | The requested combination of response modalities (TEXT) is not supported by the model | CONFIG | does not speak",
        "1007 | The audio content type (CONTENT_TYPE_AUDIO) is not supported for this model configuration | PROVIDER | after an interruption",
        "1007 | Precondition check failed. | PROVIDER | state of the session",
        "1007 | API key expired. Please renew the API key. | TARGET | make a new one",
        "1007 | API key not valid. Please pass a valid API key. | TARGET | GEMINI_API_KEY",
        "1007 | User location is not supported for the API use without a billing account | TARGET | region",
        "1007 | * BidiGenerateContentRequest.setup.tools[0].function_declarations[3].parameters.properties[x].items.enum: only allowed for STRING type | CONFIG | tool's parameters",
        "1007 | `` | CONFIG | thinking",
        "1008 | models/gemini-9 is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels to see | CONFIG | check model:",
        "1008 | Requested model is not supported for BidiGenerateContent | CONFIG | no Live mode",
        "1008 | Operation is not implemented, or supported, or enabled. | PROVIDER | tool calls",
        "1008 | Requested entity was not found. | PROVIDER | tool answer",
        "1008 | Publisher Model `projects/p/locations/l` was not found | CONFIG | project or region",
        "1008 | BidiGenerateContent session not found | TARGET | resumption handle",
        "1008 | BidiGenerateContent session expired | TARGET | resumption handle",
        "1008 | The operation was aborted. | PROVIDER | proxy",
        "1011 | Internal error encountered. | PROVIDER | failed inside",
        "1011 | Internal error occurred. | PROVIDER | failed inside",
        "1011 | The service is currently unavailable. | PROVIDER | overloaded",
        "1011 | Deadline expired before operation could complete. | PROVIDER | ten minutes",
        "1011 | You exceeded your current quota, please check your plan and billing details. | PROVIDER | quota",
        "1011 | 429 RESOURCE_EXHAUSTED. | PROVIDER | quota",
        "1011 | Thread was cancelled when writing StartStep status to channel.; Failed to close | PROVIDER | slow tool",
        "1011 | Failed to close the streaming context; status = CANCELLED | PROVIDER | slow tool",
        "1011 | Failed to run inference for model: models/gemini-3.1 | PROVIDER | broke down",
        "1011 | Token has been used too many times | TARGET | no uses left",
        "1011 | Token has expired | TARGET | expired",
        "1011 | auth token has expired | TARGET | expired",
        "1011 | Request trace id: 12ab, [ORIGINAL ERROR] RPC::DEADLINE_EXCEEDED: x | PROVIDER | overloaded",
        "1011 | keepalive ping timeout | NETWORK | ping",
        "1011 | something new | PROVIDER | failed inside",
        "1000 | `` | PROVIDER | good order",
        "1001 | `` | PROVIDER | going away",
        "1006 | `` | NETWORK | without a goodbye",
        "1006 | Connection reset | NETWORK | check the network",
        "1006 | HTTP 401 Unauthorized | TARGET | key or token was refused",
        "1006 | upgrade refused with HTTP 403: no | TARGET | key or token was refused",
        "1008 | Request is missing required authentication credential. | TARGET | keyVariable",
        "1008 | Request had invalid authentication credentials. Expected OAuth 2 | TARGET | keyVariable",
        "1006 | no answer within 10000 ms | NETWORK | firewall",
        "1006 | HTTP 404 Not Found | TARGET | check endpoint",
        "1006 | HTTP 429 Too Many Requests | PROVIDER | --parallel",
        "1006 | HTTP 503 | PROVIDER | repeat later",
        "1006 | HTTP 407 Proxy Authentication Required | NETWORK | proxy",
        "1006 | unknown host x.invalid | NETWORK | DNS",
        "1006 | TLS: PKIX path building failed | NETWORK | certificate",
        "1006 | no connection within 10000 ms | NETWORK | firewall",
        "1006 | cannot connect to localhost:1: Connection refused | NETWORK | nobody listens",
        "1006 | 3000 messages wait unsent: the network takes no more | NETWORK | connection failed",
        "1009 | a message is larger than 64 MiB | PROVIDER | too large",
        "4000 | beta_api_shape_disabled | PROVIDER | unknown way",
      })
  void every_known_end_has_a_meaning_and_somebody_to_turn_to(
      int code, String reason, Blame blame, String words) {
    CloseMeaning meaning = CloseMeaning.of(code, CloseReason.cut(reason));
    assertEquals(blame, meaning.blame());
    assertTrue(meaning.words().contains(words), meaning.words());
    assertTrue(meaning.text().startsWith(blame.name().toLowerCase(java.util.Locale.ROOT) + ": "));
  }

  @Test
  void a_meaning_never_repeats_the_providers_words() {
    String hostile = "models/<script>alert(1)</script>";
    assertFalse(CloseMeaning.of(1008, hostile).text().contains("script"));
  }

  @Test
  void nobody_is_blamed_without_cause() {
    assertEquals("over", new CloseMeaning(Blame.NOBODY, "over").text());
  }
}
