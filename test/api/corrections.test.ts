import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDescriptions } from '../../src/wire/api.ts'
import { compilePattern } from '../../src/wire/pattern.ts'

interface Correction {
  service: string
  shape: string
  change: { path: string; from: string; to: string }
  reason: string
}

const root = join(import.meta.dirname, '../..')
const corrections: Correction[] = JSON.parse(readFileSync(join(root, 'src/api/corrections.json'), 'utf8'))

/** What the service accepts, and AWS's own pattern refuses. */
const accepted: Record<string, string[]> = {
  'bedrock PromptRouterArn': ['arn:aws:bedrock:us-east-1:123456789012:prompt-router/sjd2v3c5xird'],
  'bedrock ResourcePolicyDocument': ['{\n\t"Version": "2012-10-17",\r\n\t"Statement": []\n}'],
  'bedrock-agent TaggableResourcesArn': [
    'arn:aws:bedrock:us-east-1:123456789012:agent/ABCDEFGHIJ',
    'arn:aws:bedrock:us-east-1:123456789012:agent-alias/ABCDEFGHIJ/KLMNOPQRST',
    'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
    'arn:aws:bedrock:us-east-1:123456789012:flow/ABCDEFGHIJ',
    'arn:aws:bedrock:us-east-1:123456789012:flow/ABCDEFGHIJ/alias/KLMNOPQRST',
    'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ',
    'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:12',
  ],
  'bedrock-agent-runtime ContentType': [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
}

describe.each(corrections)('$service $shape', ({ service, shape, change, reason }) => {
  test('is in the description, with a reason', () => {
    const description = loadDescriptions().find(candidate => candidate.service === service)
    expect(change.path).toBe('constraints.pattern')
    expect(description?.shapes[shape]?.constraints?.pattern).toBe(change.to)
    expect(reason.length).toBeGreaterThan(40)
  })

  test('accepts what the service accepts and AWS wrote out', () => {
    const texts = accepted[`${service} ${shape}`] ?? []
    expect(texts).not.toEqual([])
    expect(texts.filter(compilePattern(change.from))).toEqual([])
    expect(texts.filter(compilePattern(change.to))).toEqual(texts)
  })
})

describe('when it is generated', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrections-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const correction = corrections.find(({ shape }) => shape === 'PromptRouterArn')

  /** A model of one operation whose input has the pattern. */
  const generate = async (pattern: string | undefined) => {
    const from = mkdtempSync(join(folder, 'from-'))
    mkdirSync(join(from, 'bedrock/2023-04-20'), { recursive: true })
    const metadata = {
      apiVersion: '2023-04-20',
      auth: ['aws.auth#sigv4'],
      protocol: 'rest-json',
      protocols: ['rest-json'],
      serviceId: 'Bedrock',
      signingName: 'bedrock',
    }
    const http = { method: 'GET', requestUri: '/prompt-routers/{promptRouterArn}', responseCode: 200 }
    const operations = {
      GetPromptRouter: { name: 'GetPromptRouter', http, input: { shape: 'GetPromptRouterRequest' } },
    }
    const target = pattern === undefined ? 'String' : 'PromptRouterArn'
    const member = { shape: target, location: 'uri', locationName: 'promptRouterArn' }
    const shapes = {
      GetPromptRouterRequest: { type: 'structure', members: { promptRouterArn: member } },
      [target]: pattern === undefined ? { type: 'string' } : { type: 'string', pattern },
    }
    writeFileSync(
      join(from, 'bedrock/2023-04-20/service-2.json'),
      JSON.stringify({ metadata, operations, shapes }),
    )
    const script = join(root, 'scripts/update-api.js')
    const { code, error } = await new Promise<{ code: number; error: string }>(resolve => {
      execFile(process.execPath, [script, '--from', from, '--to', from], (failure, _, text) =>
        resolve({ code: failure === null ? 0 : 1, error: text }),
      )
    })
    if (code !== 0) return error
    return JSON.parse(readFileSync(join(from, 'bedrock.json'), 'utf8')).shapes[target].constraints?.pattern
  }

  test("AWS's mistake is put right", async () => {
    expect(await generate(correction?.change.from)).toBe(correction?.change.to)
  })

  test('what is right already stays', async () => {
    expect(await generate(correction?.change.to)).toBe(correction?.change.to)
  })

  test('a shape that is not there is passed over', async () => {
    expect(await generate(undefined)).toBeUndefined()
  })

  test('anything else stops it', async () => {
    expect(await generate('arn:.*')).toContain(
      'corrections.json changes constraints.pattern of PromptRouterArn in bedrock, which now says "arn:.*"',
    )
  })
})
