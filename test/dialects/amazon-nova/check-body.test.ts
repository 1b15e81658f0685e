import { expect, test } from 'vitest'
import { checkNovaBody } from '../../../src/dialects/amazon-nova/check-body.ts'

const say = (...content: unknown[]) => ({ messages: [{ role: 'user', content }] })
const malformed = (violations: string) =>
  `Malformed input request: ${violations}, please reformat your input and try again.`

test.each([
  [{ ...say({ text: 'Hi' }), schemaVersion: 'messages-v1' }],
  [{ ...say({ text: 'Hi' }), inferenceConfig: { max_new_tokens: 5, top_p: 0.5, top_k: 3, temperature: 0 } }],
  [say({ video: { format: 'mp4', source: { s3Location: { uri: 's3://b/k', bucketOwner: '1' } } } })],
  [{ ...say({ text: 'Hi' }), toolConfig: { tools: [{ systemTool: { name: 'nova_grounding' } }] } }],
  [{ ...say({ text: 'Hi' }), 'amazon-bedrock-guardrailConfig': {} }],
])('takes %j', body => expect(checkNovaBody(body)).toBe(body))

test.each([
  // https://github.com/BerriAI/litellm/issues/30314 has the sentences.
  [{}, '#: required key [messages] not found'],
  [say({ type: 'text', text: 'Hi' }), '#/messages/0/content/0: extraneous key [type] is not permitted'],
  [
    { messages: [{ role: 'user', content: 'Hi' }] },
    '#/messages/0/content: expected type: JSONArray, found: String',
  ],
  [
    { messages: [{ role: 'system', content: [{ text: 'Hi' }] }] },
    '#/messages/0/role: system is not a valid enum value',
  ],
  [
    { ...say({ text: 'Hi' }), inferenceConfig: { topK: 129 } },
    '#/inferenceConfig/topK: 129 is not less or equal to 128',
  ],
  [say({}), '#/messages/0/content/0: minimum size: [1], found: [0]'],
  [
    say({ text: 'Hi', cachePoint: { type: 'default' } }),
    '#/messages/0/content/0: maximum size: [1], found: [2]',
  ],
  [
    say({ image: { format: 'png', source: {} } }),
    '#/messages/0/content/0/image/source: minimum size: [1], found: [0]',
  ],
  [
    say({ toolResult: { toolUseId: 't', content: [{}] } }),
    '#/messages/0/content/0/toolResult/content/0: minimum size: [1], found: [0]',
  ],
])('refuses %j', (body, violations) => {
  expect(() => checkNovaBody(body)).toThrow(malformed(violations))
})

test.each([
  [{ inputText: 'Hi' }, /takes messages/],
  [{ anthropic_version: 'x' }, /inferenceConfig/],
  [{ additionalModelRequestFields: {} }, /topK/],
])('hints at the form of %j', (body, hint) => {
  expect(() => checkNovaBody(body)).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) }))
})
