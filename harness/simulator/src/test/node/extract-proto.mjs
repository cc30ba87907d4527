// Prints names, types and numbers of the messages of a Live session, out of Google's published proto:
//
//   npm pack @google-ai/generativelanguage@4.1.0 && tar xzf google-ai-generativelanguage-4.1.0.tgz
//   node extract-proto.mjs package > ../resources/dev/talkspurt/simulator/proto/published.json
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const root = JSON.parse(readFileSync(join(folder, 'build/protos/protos.json'), 'utf8'));
const names = ['google', 'ai', 'generativelanguage', 'v1beta'];
const scope = names.reduce((at, name) => at.nested[name], root);

const messages = {};
const enums = {};

function find(type, within) {
  for (let depth = within.length; depth >= 0; depth--) {
    const path = [...within.slice(0, depth), ...type.split('.')];
    const found = path.reduce((at, name) => at?.nested?.[name], scope);
    if (found) {
      return [path, found];
    }
  }
  return undefined;
}

function resolve(type, within) {
  const found = find(type, within);
  if (!found) {
    return type;
  }
  const [path, definition] = found;
  const name = path.join('.');
  if (definition.values) {
    enums[name] = Object.keys(definition.values);
  } else if (!messages[name]) {
    messages[name] = {};
    messages[name] = describe(definition, path);
  }
  return name;
}

function describe(definition, path) {
  const fields = {};
  for (const [name, field] of Object.entries(definition.fields)) {
    const type = resolve(field.type, path);
    const whole = field.keyType ? `map<${field.keyType}, ${type}>` : type;
    fields[name] = `${field.rule ? field.rule + ' ' : ''}${whole} = ${field.id}`;
  }
  for (const [name, { oneof }] of Object.entries(definition.oneofs ?? {})) {
    if (oneof.length > 1) {
      fields[`oneof ${name}`] = oneof.join(' | ');
    }
  }
  return fields;
}

resolve('BidiGenerateContentClientMessage', []);
resolve('BidiGenerateContentServerMessage', []);
console.log(JSON.stringify({
  origin: `npm ${about.name} ${about.version}, ${names.join('.')}: names, types and numbers alone`,
  licence: 'Copyright Google LLC, Apache-2.0',
  messages,
  enums,
}, null, 1));
