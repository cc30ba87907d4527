// Holds one conversation with the official library: a spoken question, then a spoken request that
// takes a tool. Arguments: base address, file with the question, file with the request (both raw
// 16 kHz PCM). Prints what happened as one line of JSON.
import { readFileSync } from 'node:fs';
import { GoogleGenAI, Modality, Type } from '@google/genai';

const [baseUrl, questionFile, requestFile] = process.argv.slice(2);
const ai = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl } });

const inbox = [];
let wake = () => {};
const session = await ai.live.connect({
  model: 'gemini-3.1-flash-live-preview',
  config: {
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
  },
  callbacks: {
    onmessage: (message) => { inbox.push(message); wake(); },
    onclose: (event) => { inbox.push({ closed: event.reason }); wake(); },
  },
});

async function next() {
  while (inbox.length === 0) {
    await new Promise((resolve) => { wake = resolve; });
  }
  return inbox.shift();
}

async function turn(file) {
  const told = { heard: '', said: '', audioBytes: 0, tools: [] };
  session.sendRealtimeInput({
    audio: { data: readFileSync(file).toString('base64'), mimeType: 'audio/pcm;rate=16000' },
  });
  for (;;) {
    const message = await next();
    if (message.closed !== undefined) {
      throw new Error('closed: ' + message.closed);
    }
    const content = message.serverContent;
    told.heard += content?.inputTranscription?.text ?? '';
    told.said += content?.outputTranscription?.text ?? '';
    for (const part of content?.modelTurn?.parts ?? []) {
      told.audioBytes += Buffer.from(part.inlineData?.data ?? '', 'base64').length;
    }
    for (const call of message.toolCall?.functionCalls ?? []) {
      told.tools.push({ name: call.name, args: call.args });
      session.sendToolResponse({
        functionResponses: [{ id: call.id, name: call.name, response: { slots: ['09:00'] } }],
      });
    }
    if (content?.turnComplete) {
      told.tokens = message.usageMetadata?.totalTokenCount;
      return told;
    }
  }
}

const question = await turn(questionFile);
const request = await turn(requestFile);
session.close();
console.log(JSON.stringify({ question, request }));
