import * as v from 'valibot'
import { parse } from 'yaml'
import { type AwsSettings, awsSettings } from '../backends/aws/aws-settings.ts'
import { createAwsClient } from '../backends/aws/create-aws-client.ts'
import { readJson } from '../backends/upstream/read-json.ts'
import type { Clocks } from '../clock.ts'
import { aliasesSchema } from '../config/schema.ts'
import type { Config } from '../config.ts'
import { isObject } from '../dialects/native/json.ts'
import { BedrockException } from '../errors.ts'
import type { AliasMap } from './aliases.ts'

export type AliasParameterSettings = NonNullable<Config['aliasParameter']>

/** Aliases in a parameter of AWS's Parameter Store. */
export interface AliasParameter {
  /** @throws AliasParameterError */
  read(signal: AbortSignal): Promise<AliasMap>
  close(): Promise<void>
}

/** Why the parameter gave no aliases, for whoever runs the server. Never its value. */
export class AliasParameterError extends Error {
  override readonly name = 'AliasParameterError'
}

/** A parameter holds 8 KB at most. */
const ANSWER_BYTES = 100_000
/** Milliseconds: the service answers at once, or something is wrong. */
const TIMEOUT = 10_000
/** With the search for credentials before it. */
const LONGEST = 30_000

/** Read with the server's own credentials, or the role's that the settings name. */
export const createAliasParameter = async (
  { name, refreshSeconds: _, ...settings }: AliasParameterSettings,
  clocks: Clocks,
): Promise<AliasParameter> => {
  const client = await createAwsClient({
    service: 'ssm',
    host: 'ssm',
    settings: { ...toAwsSettings(settings), readTimeoutMs: TIMEOUT, answerTimeoutMs: TIMEOUT },
    setup: { name: 'aliasParameter', clocks },
    toError: ({ status, name: exception, message }) =>
      new AliasParameterError(`${exception ?? `status ${status}`}${message && `: ${message.slice(0, 500)}`}`),
  })
  const body = Buffer.from(JSON.stringify({ Name: name, WithDecryption: true }))
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' }
  return {
    async read(signal) {
      try {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(LONGEST)])
        const answer = await client.post('/', { headers, body, signal: limited })
        return readAliases(parameterValue(await readJson(answer, ANSWER_BYTES)))
      } catch (error) {
        throw toError(error)
      }
    },
    close: () => client.close(),
  }
}

const toAwsSettings = (settings: object): AwsSettings => v.parse(v.strictObject(awsSettings), settings)

const parameterValue = (answer: unknown): string => {
  const value = isObject(answer) && isObject(answer.Parameter) ? answer.Parameter.Value : undefined
  if (typeof value === 'string') return value
  throw new AliasParameterError('the answer is none of GetParameter')
}

/** JSON is YAML too. */
const readAliases = (text: string): AliasMap => {
  const { success, output, issues } = v.safeParse(aliasesSchema, parseValue(text) ?? {})
  if (success) return output
  const [issue] = issues
  const path = v.getDotPath(issue)
  throw new AliasParameterError(
    `its value is no map of names to models${path === null ? '' : `: "${path.slice(0, 300)}" is wrong`}`,
  )
}

const parseValue = (text: string): unknown => {
  try {
    return parse(text, { maxAliasCount: 100 })
  } catch (cause) {
    throw new AliasParameterError('its value is neither JSON nor YAML', { cause })
  }
}

const toError = (error: unknown): Error => {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new AliasParameterError(`there was no answer within ${LONGEST / 1_000} seconds`, { cause: error })
  if (!(error instanceof BedrockException)) return error instanceof Error ? error : new Error(String(error))
  const said = (error.hint ?? error.message).replace(/\.$/, '')
  const why = error.cause instanceof Error ? error.cause.message.slice(0, 500) : ''
  return new AliasParameterError(said.includes(why) ? said : `${said} (${why})`, { cause: error })
}
