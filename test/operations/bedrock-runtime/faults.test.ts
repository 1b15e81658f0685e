import {
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultExceptions } from '../../../src/faults/fault-exceptions.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const native = JSON.stringify({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 50,
  messages: [{ role: 'user', content: 'Say hello.' }],
})

type Sdk = 'runtime' | 'runtimeHttp1'
type Build = { request: { headers: Record<string, string> } }
/** The command, with the header that asks for a fault. */
const withFault = <Command extends { middlewareStack: object }>(command: Command, fault: string): Command => {
  const stack = command.middlewareStack as {
    add(middleware: (next: (args: Build) => unknown) => (args: Build) => unknown, options: object): void
  }
  stack.add(
    next => args => {
      args.request.headers['x-outcrop-fault'] = fault
      return next(args)
    },
    { step: 'build' },
  )
  return command
}

const stream = async (sdk: Sdk, fault: string) => {
  const { stream: events } = await server[sdk].send(
    withFault(new ConverseStreamCommand({ modelId, messages }), fault),
  )
  const seen: ConverseStreamOutput[] = []
  try {
    for await (const event of events ?? []) seen.push(event)
  } catch (error) {
    return { seen, error: error as Error }
  }
  return { seen, error: undefined }
}
const kinds = (events: ConverseStreamOutput[]) => events.map(event => Object.keys(event)[0])

const all = Object.entries(faultExceptions)
describe.each(['runtime', 'runtimeHttp1'] as const)('through the SDK, %s', sdk => {
  test.each(all)('%s before the first byte', async (name, { status, message }) => {
    for (const command of [
      withFault(new ConverseCommand({ modelId, messages }), name),
      withFault(new ConverseStreamCommand({ modelId, messages }), name),
    ])
      await expect(server[sdk].send(command as ConverseCommand)).rejects.toMatchObject({
        name,
        message,
        $metadata: { httpStatusCode: status },
      })
  })

  /** What ConverseStream models; the others arrive as an internal error. */
  test.each([
    'InternalServerException',
    'ModelStreamErrorException',
    'ServiceUnavailableException',
    'ThrottlingException',
    'ValidationException',
  ])('%s after two events', async name => {
    const { seen, error } = await stream(sdk, `${name}; after=2; message=on purpose`)
    expect(kinds(seen)).toEqual(['messageStart', 'contentBlockDelta'])
    expect(error).toMatchObject({ name, message: 'on purpose' })
  })

  test.each(['truncate', 'corrupt', 'drop'])('%s after two events is no clean end', async fault => {
    const { seen, error } = await stream(sdk, `${fault}; after=2`)
    expect(kinds(seen)).not.toContain('messageStop')
    expect(seen.length).toBeLessThanOrEqual(2)
    expect(error).toBeInstanceOf(Error)
  })

  test.each(['stall; after=1; milliseconds=50', 'drip; bytes=50; milliseconds=1'])(
    '%s loses nothing',
    async fault => {
      const { seen, error } = await stream(sdk, fault)
      expect(error).toBeUndefined()
      expect(kinds(seen).at(-1)).toBe('metadata')
    },
  )

  test('an end without messageStop', async () => {
    const { seen, error } = await stream(sdk, 'omit-stop')
    expect(error).toBeUndefined()
    expect(kinds(seen)).toContain('contentBlockDelta')
    expect(kinds(seen)).not.toContain('messageStop')
  })

  test('a native stream breaks the same way', async () => {
    const command = new InvokeModelWithResponseStreamCommand({ modelId, body: native })
    const { body } = await server[sdk].send(withFault(command, 'ModelTimeoutException; after=2'))
    const seen: unknown[] = []
    await expect(
      (async () => {
        for await (const event of body ?? []) seen.push(event)
      })(),
    ).rejects.toMatchObject({ name: 'ModelTimeoutException' })
    expect(seen).toHaveLength(2)
  })
})

const ask = async (accept: string, fault: string) => {
  const response = await fetch(`${server.url}/model/${modelId}/converse-stream`, {
    method: 'POST',
    body: JSON.stringify({ messages }),
    headers: { accept, 'x-outcrop-fault': fault },
  })
  return response.text()
}

test.each([
  ['text/event-stream', /event: modelStreamErrorException\ndata: \{"message":"on purpose"\}\n\n$/],
  ['text/plain', /\n\[ERROR: Response generation interrupted \(ModelStreamErrorException: on purpose\)\]\n$/],
])('%s says that it broke', async (accept, end) => {
  const text = await ask(accept, 'ModelStreamErrorException; after=3; message=on purpose')
  expect(text).toMatch(end)
  expect(text).toMatch(/\w/)
})

describe.each(['text/event-stream', 'text/plain'])('%s', accept => {
  const whole = () => ask(accept, 'stall; milliseconds=1')

  test.each(all)('%s before the first byte is an error', async (name, { status }) => {
    const response = await fetch(`${server.url}/model/${modelId}/converse-stream`, {
      method: 'POST',
      body: JSON.stringify({ messages }),
      headers: { accept, 'x-outcrop-fault': name },
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('x-amzn-errortype')).toContain(name)
  })

  test('a connection that drops', async () => {
    await expect(ask(accept, 'drop')).rejects.toThrow()
  })

  test('a cut event is the end of the text', async () => {
    const text = await ask(accept, 'truncate')
    expect(text.length).toBeGreaterThan(0)
    expect((await whole()).startsWith(text)).toBe(true)
    expect(text.length).toBeLessThan((await whole()).length)
  })

  test('a wrong bit is passed on, for these forms have no checksum', async () => {
    const right = withoutLatency(await whole())
    const wrong = withoutLatency(await ask(accept, 'corrupt'))
    expect(wrong).toHaveLength(right.length)
    expect(wrong).not.toBe(right)
  })

  test.each(['stall; milliseconds=30', 'drip; bytes=40; milliseconds=1'])('%s loses nothing', async fault => {
    expect(withoutLatency(await ask(accept, fault))).toBe(withoutLatency(await whole()))
  })

  test('an end without its words', async () => {
    const text = await ask(accept, 'omit-stop')
    expect(text).not.toContain('messageStop')
    expect(text).toMatch(/hello/i)
  })
})

const withoutLatency = (text: string) => text.replace(/"latencyMs":\d+/g, '')

test('a fault that cannot be is refused with what can', async () => {
  await expect(
    server.runtime.send(withFault(new ConverseCommand({ modelId, messages }), 'explode')),
  ).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining("'explode'") })
})

test('a server that verifies allows none unless it is configured to', async () => {
  await using strict = await startOutcrop({ faults: 'deny' })
  await expect(
    strict.runtime.send(withFault(new ConverseCommand({ modelId, messages }), 'drop')),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' })
})
