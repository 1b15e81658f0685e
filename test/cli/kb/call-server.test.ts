import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../../src/cli/kb/call-server.ts'
import { listenLocally } from '../../support/listen-locally.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

const key = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret-of-the-root-user' }

test('calls are signed: a server that verifies takes them, and refuses others with what to do', async () => {
  await using started = await startOutcrop({
    authentication: 'required',
    credentials: [{ accessKeyId: key.AWS_ACCESS_KEY_ID, secretAccessKey: key.AWS_SECRET_ACCESS_KEY }],
  })
  const known = await connect({ url: started.url }, key)
  expect(await known.call('ListKnowledgeBases', {})).toEqual({ knowledgeBaseSummaries: [] })
  const stranger = await connect({ url: started.url }, {})
  await expect(stranger.call('ListKnowledgeBases', {})).rejects.toThrow(
    /^ListKnowledgeBases was refused with UnrecognizedClientException: .+ Set AWS_ACCESS_KEY_ID/,
  )
})

test('what the server refuses, with its reason', async () => {
  await using started = await startOutcrop()
  const { call } = await connect({ url: started.url }, {})
  await expect(call('GetKnowledgeBase', { knowledgeBaseId: 'NOBASE0000' })).rejects.toMatchObject({
    name: 'KbError',
    message: expect.stringMatching(
      /^GetKnowledgeBase was refused with ResourceNotFoundException: .*NOBASE0000/,
    ),
  })
})

test('what is throttled is asked again', async () => {
  const statuses = [429, 503, 200, 400]
  const asked: string[] = []
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`)
    answer.writeHead(statuses[asked.length - 1] ?? 500).end('{"message": "No."}')
  })
  await using listening = await listenLocally(server)
  const { call } = await connect({ url: listening.url }, {})
  const id = { knowledgeBaseId: 'KB 1' }
  expect(await call('GetKnowledgeBase', id)).toEqual({ message: 'No.' })
  await expect(call('GetKnowledgeBase', id)).rejects.toThrow('refused with status 400: No.')
  expect(asked).toEqual(Array(4).fill('GET /knowledgebases/KB%201'))
})

test('where nothing answers, or something else: a sentence', async () => {
  const server = createServer((_, answer) => answer.writeHead(404).end('<html>'))
  const { port } = await listenLocally(server)
  const url = `http://127.0.0.1:${port}`
  const other = await connect({ url }, {})
  await expect(other.call('ListKnowledgeBases', {})).rejects.toThrow(
    /status 404: what answered is no Outcrop\./,
  )
  await new Promise(resolve => server.close(resolve))
  await expect(other.call('ListKnowledgeBases', {})).rejects.toThrow(
    `No server answers at ${url} (ECONNREFUSED): start one with \`outcrop\` in another terminal, or name its address with --url.`,
  )
  await expect(connect({ url: 'ftp://here' }, {})).rejects.toThrow(/--url takes one such as/)
})

test('the address: the flag, then the variable, then that of the settings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const config = join(folder, 'some.yaml')
  writeFileSync(config, 'port: 4999\nhost: 0.0.0.0\nallowUnverifiedNetwork: true\nregion: eu-west-1\n')
  const variable = { AWS_ENDPOINT_URL_BEDROCK_AGENT: 'http://127.0.0.1:4777/', AWS_REGION: 'us-west-2' }
  expect(await connect({ url: 'http://[::1]:1/', config }, variable)).toMatchObject({ url: 'http://[::1]:1' })
  expect(await connect({ config }, variable)).toMatchObject({
    url: 'http://127.0.0.1:4777',
    region: 'us-west-2',
  })
  expect(await connect({ config }, {})).toMatchObject({ url: 'http://127.0.0.1:4999', region: 'eu-west-1' })
  rmSync(folder, { recursive: true })
})
