import type { ContentBlock, Tool } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkCachePoints } from '../../../src/inference/converse-checks/cache-points.ts'
import {
  assistant,
  expectRefusal,
  HAIKU_4_5,
  hello,
  LLAMA_3_3,
  modelOf,
  NOVA_LITE,
  SONNET_4,
  user,
} from './expect-refusal.ts'

const point = (ttl?: '5m' | '1h') => ({
  cachePoint: ttl === undefined ? { type: 'default' as const } : { type: 'default' as const, ttl },
})
const text: ContentBlock = { text: 'a' }
const tool: Tool = { toolSpec: { name: 'a', inputSchema: { json: {} } } }
const order = (at: string) =>
  `The model returned the following errors: ${at}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`

test.each([
  LLAMA_3_3,
  modelOf('deepseek.r1-v1:0'),
  modelOf('anthropic.claude-3-haiku-20240307-v1:0'),
  modelOf('xai.grok-4.6'),
])('$id does not cache', model => {
  expectRefusal(
    () => checkCachePoints({ messages: [user(text, point())] }, model),
    'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
    'AccessDeniedException',
    403,
  )
  expect(() => checkCachePoints({ messages: [hello] }, model)).not.toThrow()
})

test.each([
  ['messages.0.content', { messages: [user(point(), text)] }],
  ['messages.1.content', { messages: [hello, assistant(point())] }],
  ['system', { messages: [hello], system: [point(), { text: 'a' }] }],
  ['tools', { messages: [hello], toolConfig: { tools: [point(), tool] } }],
])('with nothing before it in %s', (list, request) => {
  expectRefusal(
    () => checkCachePoints(request, HAIKU_4_5),
    `The model returned the following errors: ${list}.0.type: Field required`,
  )
})

test('five, wherever they are', () => {
  const request = {
    toolConfig: { tools: [tool, point()] },
    system: [{ text: 'a' }, point()],
    messages: [user(text, point(), text, point()), assistant(text, point())],
  }
  expectRefusal(
    () => checkCachePoints(request, HAIKU_4_5),
    'The model returned the following errors: A maximum of 4 blocks with cache_control may be provided. Found 5.',
  )
  expect(() => checkCachePoints({ ...request, system: [] }, HAIKU_4_5)).not.toThrow()
})

test('a long-lived one behind a short-lived', () => {
  expectRefusal(
    () => checkCachePoints({ messages: [user(text, point(), text, point('1h'))] }, HAIKU_4_5),
    order('messages.0.content.1'),
  )
  expectRefusal(
    () =>
      checkCachePoints(
        {
          toolConfig: { tools: [tool, point('5m')] },
          system: [{ text: 'a' }, point('1h')],
          messages: [hello],
        },
        HAIKU_4_5,
      ),
    order('system.0'),
  )
  expectRefusal(
    () =>
      checkCachePoints(
        {
          system: [{ text: 'a' }, point('5m')],
          messages: [hello, assistant(text), user(text, text, point('1h'))],
        },
        HAIKU_4_5,
      ),
    order('messages.2.content.1'),
  )
})

test('behind reasoning', () => {
  const reasoning: ContentBlock = { reasoningContent: { reasoningText: { text: 'I think', signature: 's' } } }
  expectRefusal(
    () => checkCachePoints({ messages: [hello, assistant(reasoning, point())] }, HAIKU_4_5),
    'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.',
  )
})

test('as it should be', () => {
  const request = {
    toolConfig: { tools: [tool, point('1h')] },
    system: [{ text: 'a' }, point('1h')],
    messages: [user(text, point('5m'), text, point())],
  }
  for (const model of [HAIKU_4_5, SONNET_4, NOVA_LITE])
    expect(() => checkCachePoints(request, model)).not.toThrow()
})
