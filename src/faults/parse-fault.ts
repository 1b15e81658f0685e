import { type BedrockException, validationException } from '../errors.ts'
import type { Fault } from './fault.ts'
import { faultExceptions } from './fault-exceptions.ts'

const LONGEST = 1_000

/** Each kind's settings, and what they are where nothing is said; a range for each. */
const settings = {
  after: { usual: 0, from: 0, to: 1_000_000 },
  milliseconds: { usual: 60_000, from: 1, to: 3_600_000 },
  bytes: { usual: 16, from: 1, to: 1_000_000 },
} as const
type Setting = keyof typeof settings

const kinds: Readonly<Record<string, readonly Setting[]>> = {
  stall: ['after', 'milliseconds'],
  truncate: ['after'],
  corrupt: ['after'],
  drop: ['after'],
  drip: ['bytes', 'milliseconds'],
  'omit-stop': [],
}

/**
 * `ThrottlingException`, `ModelStreamErrorException; after=3; message=Sorry`, `stall; after=2; milliseconds=500`.
 *
 * @throws ValidationException that tells what there is.
 */
export const parseFault = (text: string): Fault => {
  const [name = '', ...pairs] = text
    .slice(0, LONGEST)
    .split(';')
    .map(piece => piece.trim())
  const given = new Map<string, string>()
  for (const pair of pairs) {
    const [key = '', ...value] = pair.split('=')
    given.set(key.trim(), value.join('=').trim())
  }
  return Object.hasOwn(faultExceptions, name) ? readException(name, given, text) : readKind(name, given, text)
}

const readException = (name: string, given: ReadonlyMap<string, string>, text: string): Fault => {
  const { status, message } = faultExceptions[name] ?? { status: 500, message: '' }
  refuseOthers(given, ['after', 'message'], text)
  return {
    kind: 'exception',
    name,
    status,
    message: given.get('message') ?? message,
    ...(given.has('after') && { after: numberOf('after', given, text) }),
  }
}

const readKind = (kind: string, given: ReadonlyMap<string, string>, text: string): Fault => {
  const names = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (names === undefined) throw wrong(text, 'there is no such fault')
  refuseOthers(given, names, text)
  // What holds of the kind's settings was just read from the table of kinds.
  return { kind, ...Object.fromEntries(names.map(each => [each, numberOf(each, given, text)])) } as Fault
}

const refuseOthers = (given: ReadonlyMap<string, string>, allowed: readonly string[], text: string): void => {
  for (const key of given.keys())
    if (!allowed.includes(key))
      throw wrong(text, `"${key}" is none of its settings (${allowed.join(', ') || 'it has none'})`)
}

const numberOf = (setting: Setting, given: ReadonlyMap<string, string>, text: string): number => {
  const { usual, from, to } = settings[setting]
  const value = given.get(setting)
  if (value === undefined) return usual
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
  if (number < from || number > to) throw wrong(text, `"${setting}" must be from ${from} to ${to}`)
  return number
}

const wrong = (text: string, problem: string): BedrockException =>
  validationException(`The fault '${text.slice(0, 100)}' cannot be: ${problem}.`, {
    hint: `Faults: ${Object.keys(kinds).join(', ')}, or an exception: ${Object.keys(faultExceptions).join(', ')}; such as "ModelStreamErrorException; after=3".`,
  })
