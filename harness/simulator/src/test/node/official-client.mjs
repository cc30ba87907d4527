// Plays scenarios with the official library, all at once. Argument: a file with a list of them, each
// with a base address and steps. Prints what happened in each as a line of JSON.
import { readFileSync } from 'node:fs';
import { GoogleGenAI, Modality, Type } from '@google/genai';

const PATIENCE_MS = 90_000;

const MODEL = 'gemini-3.1-flash-live-preview';

const config = {
  responseModalities: [Modality.AUDIO],
  inputAudioTranscription: {},
  outputAudioTranscription: {},
  systemInstruction: 'You answer the phone.',
  thinkingConfig: { thinkingLevel: 'low' },
  tools: [{ functionDeclarations: [{
    name: 'find_slots',
    description: 'Free appointments.',
    parameters: { type: Type.OBJECT, properties: { day: { type: Type.STRING } } },
  }] }],
};

class Call {
  story = [];
  unread = 0;
  wake = () => {};

  constructor(baseUrl) {
    this.baseUrl = baseUrl;
    this.ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl } });
  }

  // From now on with a token that is good for one session, as set up here.
  async token() {
    const httpOptions = { baseUrl: this.baseUrl, apiVersion: 'v1alpha' };
    const { name } = await new GoogleGenAI({ apiKey: 'any', httpOptions }).authTokens.create({
      config: { uses: 1, liveConnectConstraints: { model: MODEL, config } },
    });
    this.ai = new GoogleGenAI({ apiKey: name, httpOptions });
  }

  tell(kind, text = '') {
    this.story.push([kind, text]);
    this.wake();
  }

  async connect({ resume, model = MODEL }) {
    let current = true;
    this.forget = () => { current = false; };
    const settled = new Promise((resolve) => { this.closed = resolve; });
    const connecting = this.ai.live.connect({
      model,
      config: { ...config, sessionResumption: resume ? { handle: this.handle } : {} },
      callbacks: {
        onmessage: (message) => current && this.take(message),
        onclose: (event) => {
          if (current) {
            this.tell('closed', `${event.code} ${event.reason}`);
            this.closed();
          }
        },
      },
    });
    // On a refused setup the promise of the library stays open for ever.
    this.session = await Promise.race([connecting, settled]);
  }

  take(message) {
    const content = message.serverContent ?? {};
    const told = {
      heard: content.inputTranscription?.text,
      said: content.outputTranscription?.text,
      goAway: message.goAway?.timeLeft,
    };
    for (const [kind, text] of Object.entries(told)) {
      if (text !== undefined) {
        this.tell(kind, text);
      }
    }
    if (message.data) {
      this.tell('audio');
    }
    for (const { id, name, args } of message.toolCall?.functionCalls ?? []) {
      this.tell('call', `${name} ${JSON.stringify(args)}`);
      this.session.sendToolResponse({
        functionResponses: [{ id, name, response: { slots: ['09:00'] } }],
      });
    }
    for (const flag of ['interrupted', 'generationComplete']) {
      if (content[flag]) {
        this.tell(flag);
      }
    }
    if (content.turnComplete) {
      this.tell('turnComplete', message.usageMetadata?.totalTokenCount > 0 ? '' : 'without usage');
    }
    if (message.sessionResumptionUpdate?.newHandle) {
      this.handle = message.sessionResumptionUpdate.newHandle;
      this.tell('handle');
    }
  }

  async until(kind) {
    for (;;) {
      while (this.unread < this.story.length) {
        if (this.story[this.unread++][0] === kind) {
          return;
        }
      }
      await new Promise((resolve) => { this.wake = resolve; });
    }
  }

  say(file) {
    const data = readFileSync(file).toString('base64');
    this.session.sendRealtimeInput({ audio: { data, mimeType: 'audio/pcm;rate=16000' } });
  }

  type(text) {
    this.session.sendClientContent({ turns: text, turnComplete: true });
  }

  text(text) {
    this.session.sendRealtimeInput({ text });
  }

  drop() {
    this.forget();
    this.session.conn.ws.terminate();
  }

  close() {
    this.forget();
    this.session.close();
  }
}

async function play({ name, baseUrl, steps }) {
  const call = new Call(baseUrl);
  for (const step of steps) {
    const [[verb, what]] = Object.entries(step);
    await call[verb](what);
  }
  console.log(JSON.stringify({ name, story: call.story }));
}

setTimeout(() => process.exit(3), PATIENCE_MS).unref();
await Promise.all(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(play));
process.exit(0);
