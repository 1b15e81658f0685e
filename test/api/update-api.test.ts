import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const fixtures = join(import.meta.dirname, 'fixtures')
const botocore = join(fixtures, 'botocore')
const smithy = join(fixtures, 'smithy')

interface Description {
  operations: Record<string, { unconstrained?: true; readonly?: true }>
  shapes: Record<string, { unconstrained?: true; members?: Record<string, Record<string, unknown>> }>
  [field: string]: unknown
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'update-api-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...words: string[]): Promise<{ code: number; out: string; error: string }> =>
  new Promise(resolve => {
    execFile(process.execPath, [join(root, 'scripts/update-api.js'), ...words], (failure, out, error) =>
      resolve({ code: failure === null ? 0 : 1, out, error }),
    )
  })

const emptyFolder = (): string => mkdtempSync(join(folder, 'to-'))
const write = (file: string, value: unknown): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(value))
}
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const read = (to: string): Description => readJson(join(to, 'bedrock-runtime.json'))

/** What comes from the models; the SDK adds Bedrock's own operations to any description of the service. */
const fromModels = ({ provenance: _, ...description }: Description): Description => ({
  ...description,
  operations: withoutUnconstrained(description.operations),
  shapes: withoutUnconstrained(description.shapes),
})

const withoutUnconstrained = <T extends { unconstrained?: true }>(record: Record<string, T>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value.unconstrained !== true))

const expected = (): Description => readJson(join(fixtures, 'description.json'))

/** The expected description without what a form cannot say. */
const lacking = (header: string[], key: string, readonly: string[] = []): Description => {
  const description = expected()
  for (const field of header) delete description[field]
  for (const operation of readonly) delete description.operations[operation]?.readonly
  const members = Object.values(description.shapes).flatMap(shape => Object.values(shape.members ?? {}))
  for (const member of members) delete member[key]
  return description
}

describe('the forms of a model', () => {
  test('both together give everything', async () => {
    const to = emptyFolder()
    const { code, out } = await run('--from', botocore, '--from', smithy, '--to', to)
    expect(code).toBe(0)
    expect(out).toContain('from botocore and smithy; changed')
    expect(fromModels(read(to))).toEqual(expected())
  })

  test('botocore alone lacks defaults and some readonly marks, and says so', async () => {
    const to = emptyFolder()
    const { out } = await run('--from', botocore, '--to', to)
    expect(out).toContain('botocore, which lacks default values and some readonly marks')
    expect(fromModels(read(to))).toEqual(lacking(['smithyServiceShape'], 'default', ['GetThing']))
  })

  test('Smithy alone lacks what only botocore writes, and says so', async () => {
    const to = emptyFolder()
    const { out } = await run('--from', smithy, '--to', to)
    expect(out).toContain('smithy, which lacks waiters, jsonVersion and which members are boxed')
    expect(fromModels(read(to))).toEqual(lacking(['jsonVersion', 'waiters'], 'box'))
  })

  test.each([
    ['botocore', botocore],
    ['Smithy', smithy],
  ])('what %s cannot say stays as it is', async (_, from) => {
    const to = emptyFolder()
    await run('--from', botocore, '--from', smithy, '--to', to)
    const { out } = await run('--from', from, '--to', to)
    expect(out).toContain('; unchanged')
    expect(fromModels(read(to))).toEqual(expected())
  })

  test.each([
    [
      'botocore',
      'bedrock-runtime/2023-09-30/service-2.json',
      ['shapes', 'ThingId', 'multipleOf'],
      '"multipleOf" in ThingId',
    ],
    [
      'smithy',
      'bedrock-runtime.json',
      ['shapes', 'com.amazonaws.things#ThingId', 'traits', 'smithy.api#prime'],
      'smithy.api#prime of com.amazonaws.things#ThingId',
    ],
    [
      'smithy',
      'bedrock-runtime.json',
      ['shapes', 'com.amazonaws.things#ThingTime', 'type'],
      'the type true of ThingTime',
    ],
  ])('a new word in %s stops it', async (form, file, path, message) => {
    const from = join(emptyFolder(), form)
    cpSync(join(fixtures, form), from, { recursive: true })
    const model = readJson(join(from, file))
    const last = path.pop() ?? ''
    path.reduce((value, key) => value[key], model)[last] = true
    write(join(from, file), model)
    const { code, error } = await run('--from', from, '--to', emptyFolder())
    expect(code).toBe(1)
    expect(error).toContain(message)
  })
})

describe('what it writes', () => {
  test('one operation or shape to a line, sorted', async () => {
    const to = emptyFolder()
    await run('--from', smithy, '--to', to)
    const { operations, shapes, pagination } = read(to)
    const lines = readFileSync(join(to, 'bedrock-runtime.json'), 'utf8').split('\n')
    const names = lines.flatMap(line => /^ {4}"(\w+)": \{.*\},?$/.exec(line)?.[1] ?? [])
    expect(names).toEqual(
      [operations, pagination as object, shapes].flatMap(part => Object.keys(part).sort()),
    )
    const fields = lines.flatMap(line => /^ {2}"(\w+)"/.exec(line)?.[1] ?? [])
    expect(fields).toEqual([...fields].sort())
  })

  test('no shape that no operation leads to', async () => {
    const to = emptyFolder()
    await run('--from', botocore, '--to', to)
    expect(readFileSync(join(botocore, 'bedrock-runtime/2023-09-30/service-2.json'), 'utf8')).toContain(
      'ThingOfNoOperation',
    )
    expect(read(to).shapes).not.toHaveProperty('ThingOfNoOperation')
  })

  test('operations that only the SDK has, without constraints', async () => {
    const to = emptyFolder()
    await run('--from', botocore, '--to', to)
    const { operations, shapes } = read(to)
    expect(operations.ApplyGuardrail).toEqual({
      method: 'POST',
      uri: '/guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply',
      status: 200,
      input: 'ApplyGuardrailRequest',
      output: 'ApplyGuardrailResponse',
      errors: [
        'AccessDeniedException',
        'InternalServerException',
        'ResourceNotFoundException',
        'ServiceQuotaExceededException',
        'ServiceUnavailableException',
        'ThrottlingException',
        'ValidationException',
      ],
      unconstrained: true,
    })
    expect(shapes.ApplyGuardrailRequest).toEqual({
      type: 'structure',
      members: {
        guardrailIdentifier: {
          target: 'UnconstrainedString',
          required: true,
          location: 'uri',
          locationName: 'guardrailIdentifier',
        },
        guardrailVersion: {
          target: 'UnconstrainedString',
          required: true,
          location: 'uri',
          locationName: 'guardrailVersion',
        },
        source: { target: 'UnconstrainedString', required: true },
        content: { target: 'GuardrailContentBlockList', required: true },
        outputScope: { target: 'UnconstrainedString' },
      },
      unconstrained: true,
    })
    expect(shapes.ConverseStreamOutput).toMatchObject({ eventstream: true })
    expect(shapes.MessageStartEvent).toMatchObject({ event: true })
    expect(shapes.ModelErrorException).toMatchObject({ error: { httpStatus: 424, fault: 'client' } })
  })

  test('members that only the SDK has, marked', async () => {
    const from = emptyFolder()
    const model = readJson(join(botocore, 'bedrock-runtime/2023-09-30/service-2.json'))
    model.shapes.GetThingResponse.members.usage = { shape: 'TokenUsage' }
    model.shapes.TokenUsage = {
      type: 'structure',
      required: ['inputTokens'],
      members: { inputTokens: { shape: 'PrimitiveLong' } },
    }
    write(join(from, 'bedrock-runtime/2023-09-30/service-2.json'), model)
    const to = emptyFolder()
    await run('--from', from, '--to', to)
    const usage = read(to).shapes.TokenUsage
    expect(usage).not.toHaveProperty('unconstrained')
    expect(usage?.members?.inputTokens).toEqual({ target: 'PrimitiveLong', required: true })
    expect(usage?.members?.outputTokens).toEqual({
      target: 'UnconstrainedNumber',
      required: true,
      unconstrained: true,
    })
  })

  test('the commit of a checkout', async () => {
    const from = join(emptyFolder(), 'public-models')
    cpSync(smithy, from, { recursive: true })
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', from, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
        encoding: 'utf8',
      })
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'models', '--date', '2026-01-02T03:04:05Z')
    const to = emptyFolder()
    await run('--from', from, '--to', to)
    const commit = git('rev-parse', 'HEAD').trim()
    expect(read(to).provenance).toEqual({
      smithy: { repository: 'public-models', commit, date: git('log', '-1', '--format=%cs').trim() },
      sdk: expect.stringMatching(/^@aws-sdk\/client-bedrock-runtime@\d+\.\d+\.\d+$/),
    })
  })
})

describe('--check', () => {
  test('is content with what was generated, and with another commit of the same model', async () => {
    const to = emptyFolder()
    await run('--from', smithy, '--to', to)
    write(join(to, 'bedrock-runtime.json'), { ...read(to), provenance: { smithy: { commit: 'another' } } })
    expect(await run('--from', smithy, '--to', to, '--check')).toMatchObject({ code: 0, error: '' })
  })

  test('fails for a file changed by hand, and leaves it', async () => {
    const to = emptyFolder()
    await run('--from', smithy, '--to', to)
    write(join(to, 'bedrock-runtime.json'), { ...read(to), signingName: 'mine' })
    const { code, out } = await run('--from', smithy, '--to', to, '--check')
    expect(code).toBe(1)
    expect(out).toContain('; differs')
    expect(read(to).signingName).toBe('mine')
  })
})

describe('what it is told', () => {
  test.each([[[]], [['--form', 'x']]])('%j: it explains itself', async words => {
    const { code, error } = await run(...words)
    expect(code).toBe(1)
    expect(error).toContain('Usage: npm run update-api -- --from FOLDER')
    expect(error).toContain('FOLDER/<service>/<version>/service-2.json')
  })

  test('a folder without any of the services fails and writes nothing', async () => {
    const to = emptyFolder()
    const { code, error } = await run('--from', fixtures, '--to', to)
    expect(code).toBe(1)
    expect(error).toContain('No model of bedrock, bedrock-runtime, bedrock-agent, bedrock-agent-runtime')
  })
})
