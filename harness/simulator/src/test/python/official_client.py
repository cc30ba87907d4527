"""Plays scenarios with the official library, all at once.

Argument: a file with a list of them, each with a base address and steps. Prints what happened in
each as a line of JSON.
"""

import asyncio
import json
import pathlib
import sys

from google import genai
from google.genai import errors, types

PATIENCE_S = 90
MODEL = "gemini-3.1-flash-live-preview"

CONFIG = {
    "response_modalities": ["AUDIO"],
    "input_audio_transcription": {},
    "output_audio_transcription": {},
    "system_instruction": "You answer the phone.",
    "thinking_config": {"thinking_level": "low"},
    "realtime_input_config": {"automatic_activity_detection": {"prefix_padding_ms": 20}},
    "context_window_compression": {"trigger_tokens": 25000, "sliding_window": {"target_tokens": 8000}},
    "tools": [
        {
            "function_declarations": [
                {
                    "name": "find_slots",
                    "description": "Free appointments.",
                    "parameters": {"type": "OBJECT", "properties": {"day": {"type": "STRING"}}},
                }
            ]
        }
    ],
}


class Call:
    def __init__(self, base_url):
        self.base_url = base_url
        self.client = genai.Client(api_key="any", http_options={"base_url": base_url})
        self.story = []
        self.unread = 0
        self.news = asyncio.Event()
        self.handle = None

    def tell(self, kind, text=""):
        self.story.append([kind, text])
        self.news.set()

    async def token(self, _):
        """From now on with a token that is good for one session, as set up here."""
        options = {"base_url": self.base_url, "api_version": "v1alpha"}
        minting = genai.Client(api_key="any", http_options=options)
        constraints = {"model": MODEL, "config": CONFIG}
        token = await minting.aio.auth_tokens.create(
            config={"uses": 1, "live_connect_constraints": constraints}
        )
        self.client = genai.Client(api_key=token.name, http_options=options)

    async def connect(self, how):
        model = how.get("model", MODEL)
        resumption = {"handle": self.handle} if how.get("resume") else {}
        self.opening = self.client.aio.live.connect(
            model=model, config={**CONFIG, "session_resumption": resumption}
        )
        try:
            self.session = await self.opening.__aenter__()
        except errors.APIError as refused:
            self.tell("closed", f"{refused.code} {refused.details}")
            return
        self.reading = asyncio.create_task(self.read(self.session))

    async def read(self, session):
        while True:  # The library's iterator ends with each turn.
            async for message in session.receive():
                await self.take(session, message)

    async def take(self, session, message):
        content = message.server_content
        if content and content.input_transcription:
            self.tell("heard", content.input_transcription.text)
        if content and content.output_transcription:
            self.tell("said", content.output_transcription.text)
        if message.data:
            self.tell("audio")
        if message.go_away:
            self.tell("goAway", message.go_away.time_left)
        for call in message.tool_call.function_calls if message.tool_call else []:
            self.tell("call", f"{call.name} {json.dumps(call.args, separators=(',', ':'))}")
            answer = types.FunctionResponse(id=call.id, name=call.name, response={"slots": ["09:00"]})
            await session.send_tool_response(function_responses=[answer])
        if content and content.interrupted:
            self.tell("interrupted")
        if content and content.generation_complete:
            self.tell("generationComplete")
        if content and content.turn_complete:
            usage = message.usage_metadata
            self.tell("turnComplete", "" if usage and usage.total_token_count else "without usage")
        if message.session_resumption_update and message.session_resumption_update.new_handle:
            self.handle = message.session_resumption_update.new_handle
            self.tell("handle")

    async def until(self, kind):
        while True:
            while self.unread < len(self.story):
                self.unread += 1
                if self.story[self.unread - 1][0] == kind:
                    return
            if hasattr(self, "reading") and self.reading.done():
                self.reading.result()
            self.news.clear()
            await self.news.wait()

    async def say(self, file):
        data = pathlib.Path(file).read_bytes()
        audio = types.Blob(data=data, mime_type="audio/pcm;rate=16000")
        await self.session.send_realtime_input(audio=audio)

    async def type(self, text):
        turns = types.Content(role="user", parts=[types.Part(text=text)])
        await self.session.send_client_content(turns=turns, turn_complete=True)

    async def text(self, text):
        await self.session.send_realtime_input(text=text)

    async def drop(self, _):
        self.reading.cancel()
        self.session._ws.transport.abort()

    async def close(self, _):
        self.reading.cancel()
        await self.opening.__aexit__(None, None, None)


async def play(scenario):
    call = Call(scenario["baseUrl"])
    for step in scenario["steps"]:
        [(verb, what)] = step.items()
        await getattr(call, verb)(what)
    print(json.dumps({"name": scenario["name"], "story": call.story}), flush=True)


async def main():
    scenarios = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
    await asyncio.wait_for(asyncio.gather(*map(play, scenarios)), PATIENCE_S)


asyncio.run(main())
