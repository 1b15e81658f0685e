import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { basename, dirname, resolve } from 'node:path'
import { safeParse } from 'valibot'
import { type Document, isMap, LineCounter, parseDocument } from 'yaml'
import { describeIssue, type Locate } from './config/describe-issue.ts'
import { type Environment, readEnvironment, unknownVariables } from './config/environment.ts'
import { expandVariables } from './config/expand-variables.ts'
import { findRouteProblems } from './config/find-route-problems.ts'
import { type Parsed, type PartialConfig, schema } from './config/schema.ts'
import { resolvePaths } from './functions/function-settings.ts'
import { type PresetSettings, presets } from './presets.ts'

export type { PartialConfig } from './config/schema.ts'

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T

/** Every setting, decided. */
export type Config = DeepReadonly<Omit<Parsed, keyof PresetSettings>> & PresetSettings

/** All that is wrong with the settings, a line each. Never the value of a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export interface Sources {
  /** `--config` or `OUTCROP_CONFIG`; without either, `outcrop.config.yaml` where there is one. */
  readonly file?: string | undefined
  readonly environment: Environment
  readonly flags: Readonly<Record<string, unknown>>
}

const DEFAULT_FILE = 'outcrop.config.yaml'

type Settings = Readonly<Record<string, unknown>>

/** Settings of one origin, where each stands, and what is already wrong with them. */
interface Given {
  readonly settings: Settings
  readonly locate: Locate
  readonly problems: readonly string[]
}

export interface Loaded {
  readonly config: Config
  readonly warnings: string[]
  /** The configuration file, where there is one. */
  readonly path?: string
}

/**
 * Flags win over variables, variables over the file, all over the preset and the defaults.
 *
 * @throws ConfigError
 */
export const loadConfig = ({ file, environment, flags }: Sources): Loaded => {
  const named = file ?? (environment.OUTCROP_CONFIG || undefined)
  const path = resolve(named ?? DEFAULT_FILE)
  if (named !== undefined && !existsSync(path))
    throw new ConfigError(`The configuration file ${path} does not exist.`)
  const fromFile = existsSync(path)
    ? expanded(readFile(path), environment)
    : { settings: {}, locate: () => DEFAULT_FILE, problems: [] }
  const fromEnvironment = readEnvironment(environment)
  const fromFlags = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  const settings: Record<string, unknown> = {
    ...fromFile.settings,
    ...fromEnvironment.settings,
    ...fromFlags,
  }
  const level = environment.OUTCROP_LOG_LEVEL
  if (level && isSettings(settings.log ?? {}))
    settings.log = { ...(settings.log as object | undefined), level }
  const root = readRootCredential(environment)

  const locate: Locate = keys => {
    const key = String(keys[0])
    if (Object.hasOwn(fromFlags, key))
      return `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
    if (level && keys.join('.') === 'log.level') return 'OUTCROP_LOG_LEVEL'
    return fromEnvironment.names.get(key) ?? fromFile.locate(keys)
  }
  const config = decide(
    { settings, locate, problems: [...fromFile.problems, ...root.problems] },
    dirname(path),
  )
  const rootCredentials = root.credentials.map(each => ({
    ...each,
    principal: `arn:aws:iam::${config.account}:root`,
  }))
  return {
    config: { ...config, credentials: [...config.credentials, ...rootCredentials] },
    warnings: unknownVariables(environment),
    ...(existsSync(path) && { path }),
  }
}

const expanded = ({ settings, locate, problems }: Given, environment: Environment): Given => {
  const all = [...problems]
  const expandedSettings = expandVariables(settings, environment, (path, name) =>
    all.push(`${locate(path)}: "${path.join('.')}" names the variable ${name}, which is not set.`),
  )
  return { settings: expandedSettings as Settings, locate, problems: all }
}

/** Settings given in process. @throws ConfigError */
export const resolveConfig = (settings: PartialConfig | Config): Config => {
  if (!isSettings(settings)) throw new ConfigError('createOutcrop: the settings must be an object.')
  return decide({ settings, locate: () => 'createOutcrop', problems: [] }, process.cwd())
}

const decide = ({ settings, locate, problems }: Given, folder: string): Config => {
  const parsed = safeParse(schema, settings)
  const all = [...problems, ...(parsed.issues ?? []).map(issue => describeIssue(issue, locate))]
  if (!parsed.success) throw new ConfigError(all.join('\n'))
  const { tls, invocationLogs, ...rest } = parsed.output
  const preset = presets[rest.preset].settings
  const config: Config = {
    ...rest,
    authentication: rest.authentication ?? preset.authentication,
    hosts: rest.hosts ?? preset.hosts,
    modelAccess: rest.modelAccess ?? preset.modelAccess,
    faults: rest.faults ?? preset.faults,
    home: resolve(rest.home),
    invocationLogs: {
      ...invocationLogs,
      ...(invocationLogs.folder !== undefined && { folder: resolve(folder, invocationLogs.folder) }),
    },
    knowledgeBases: {
      ...rest.knowledgeBases,
      buckets: Object.fromEntries(
        Object.entries(rest.knowledgeBases.buckets).map(([name, path]) => [name, resolve(folder, path)]),
      ),
    },
    functions: resolvePaths(rest.functions, folder),
    ...(tls && {
      tls: { ...tls, certificate: resolve(folder, tls.certificate), key: resolve(folder, tls.key) },
    }),
  }
  all.push(...unreadableFiles(config.tls, locate))
  all.push(...openToNetwork(config, locate))
  all.push(...findRouteProblems(config, locate))
  if (all.length > 0) throw new ConfigError(all.join('\n'))
  return config
}

const unreadableFiles = (tls: Config['tls'], locate: Locate): string[] =>
  (['certificate', 'key'] as const)
    .filter(key => tls !== undefined && !isReadableFile(tls[key]))
    .map(key => {
      // The text of a key, pasted where its path belongs, is a secret too.
      const shown = tls?.[key].includes('-----BEGIN') ? 'a PEM text' : tls?.[key]
      return `${locate(['tls', key])}: "tls.${key}" names ${shown}, which is not a file that can be read.`
    })

const isReadableFile = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

const openToNetwork = ({ authentication, host, allowUnverifiedNetwork }: Config, locate: Locate): string[] =>
  authentication === 'required' || allowUnverifiedNetwork || isLoopback(host)
    ? []
    : [
        `${locate(['host'])}: on ${host} anyone on the network could call without credentials. Set authentication: required (or --preset gateway), or say it twice with allowUnverifiedNetwork: true (--allow-unverified-network).`,
      ]

const isLoopback = (host: string): boolean => {
  const loopback = new BlockList()
  loopback.addSubnet('127.0.0.0', 8)
  loopback.addAddress('::1', 'ipv6')
  return host.toLowerCase() === 'localhost' || loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4')
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readFile = (path: string): Given => {
  const name = basename(path)
  const lines = new LineCounter()
  const at = (offset: number) => `${name}:${lines.linePos(offset).line}`
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(`The configuration file ${path} cannot be read.`, { cause })
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults = [...document.errors, ...document.warnings]
  const problems = faults.map(({ message, pos }) => `${at(pos[0])}: ${withoutSource(message)}.`)
  // A key given twice leaves the rest readable; after any other fault of syntax, what follows would mislead.
  if (faults.some(({ code }) => code !== 'DUPLICATE_KEY')) throw new ConfigError(problems.join('\n'))
  const settings = toSettings(document, name)
  return { settings, problems, locate: keys => locateIn(document, keys, at) ?? name }
}

/** The parser quotes what it stumbled over, which may be a secret, after a colon. */
const withoutSource = (message: string): string => message.replace(/(?:(?<=\w): |; | \\).*/s, '')

const toSettings = (document: Document.Parsed, name: string): Settings => {
  let settings: unknown
  try {
    settings = document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (cause) {
    throw new ConfigError(`${name}: an alias has no anchor: put a value that begins with * in quotes.`, {
      cause,
    })
  }
  if (!isSettings(settings)) throw new ConfigError(`${name}:1: the file must hold settings (key: value).`)
  return settings
}

const locateIn = (
  document: Document.Parsed,
  keys: readonly PropertyKey[],
  at: (offset: number) => string,
): string | undefined => {
  const parent = document.getIn(keys.slice(0, -1), true)
  const container = keys.length === 1 ? document.contents : parent
  const last = String(keys.at(-1))
  const pair = isMap(container) ? container.items.find(item => String(item.key) === last) : undefined
  const node = (pair?.key ?? parent ?? document.contents) as { range?: [number, number, number] } | null
  return node?.range === undefined ? undefined : at(node.range[0])
}

const ROOT_KEY = 'OUTCROP_ROOT_ACCESS_KEY_ID'
const ROOT_SECRET = 'OUTCROP_ROOT_SECRET_ACCESS_KEY'

type RootCredential = Pick<Config['credentials'][number], 'accessKeyId' | 'secretAccessKey'>

/** The first credentials, where the environment gives them. */
const readRootCredential = (
  environment: Environment,
): { credentials: RootCredential[]; problems: string[] } => {
  const accessKeyId = environment[ROOT_KEY]
  const secretAccessKey = environment[ROOT_SECRET]
  if (!accessKeyId && !secretAccessKey) return { credentials: [], problems: [] }
  if (!accessKeyId || !secretAccessKey)
    return { credentials: [], problems: [`${ROOT_KEY} and ${ROOT_SECRET} go together: set both or neither.`] }
  const credentials = [{ accessKeyId, secretAccessKey }]
  const issues = safeParse(schema, { credentials }).issues ?? []
  const problems = issues.map(issue =>
    describeIssue(issue, path => (path.at(-1) === 'accessKeyId' ? ROOT_KEY : ROOT_SECRET)),
  )
  return { credentials, problems }
}
