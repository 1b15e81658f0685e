import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { basename, dirname, resolve } from 'node:path'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { describeIssue, type Locate } from './config/describe-issue.ts'
import { type Environment, readEnvironment, unknownVariables } from './config/environment.ts'
import { type Parsed, type PartialConfig, schema } from './config/schema.ts'
import { type PresetSettings, presets } from './presets.ts'

export type { PartialConfig } from './config/schema.ts'

/** Every setting, decided. */
export type Config = Omit<Parsed, keyof PresetSettings> & {
  authentication: PresetSettings['authentication']
  hosts: string[]
  modelAccess: string[]
}

/** All that is wrong with the settings, a line each. */
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

/**
 * Flags win over variables, variables over the file, all over the preset and the defaults.
 *
 * @throws ConfigError
 */
export const loadConfig = ({ file, environment, flags }: Sources): { config: Config; warnings: string[] } => {
  const named = file ?? environment.OUTCROP_CONFIG
  const path = resolve(named ?? DEFAULT_FILE)
  if (named !== undefined && !existsSync(path))
    throw new ConfigError(`The configuration file ${path} does not exist.`)
  const { settings: fileSettings, locate: locateInFile } = existsSync(path) ? readFile(path) : emptyFile
  const fromEnvironment = readEnvironment(environment)
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  const settings: Record<string, unknown> = { ...fileSettings, ...fromEnvironment.settings, ...given }
  const level = environment.OUTCROP_LOG_LEVEL
  if (level) settings.log = { ...(settings.log as object | undefined), level }
  const locate: Locate = keys => {
    const key = String(keys[0])
    if (key in given) return `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
    return (
      fromEnvironment.names.get(key) ??
      (level && keys.join('.') === 'log.level' ? 'OUTCROP_LOG_LEVEL' : locateInFile(keys))
    )
  }
  const config = decide(settings, locate, dirname(path))
  addRootCredential(config, environment)
  return { config, warnings: unknownVariables(environment) }
}

/** Settings given in process. @throws ConfigError */
export const resolveConfig = (settings: PartialConfig | Config): Config =>
  decide(settings, () => 'createOutcrop', process.cwd())

const decide = (settings: unknown, locate: Locate, folder: string): Config => {
  const parsed = schema.safeParse(settings)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.flatMap(issue => describeIssue(issue, settings, locate)).join('\n'),
    )
  }
  const { tls, ...rest } = parsed.data
  const preset = presets[rest.preset].settings
  const config: Config = {
    ...rest,
    authentication: rest.authentication ?? preset.authentication,
    hosts: rest.hosts ?? [...preset.hosts],
    modelAccess: rest.modelAccess ?? [...preset.modelAccess],
    home: resolve(rest.home),
  }
  if (tls !== undefined) {
    config.tls = { ...tls, certificate: resolve(folder, tls.certificate), key: resolve(folder, tls.key) }
    for (const key of ['certificate', 'key'] as const) {
      if (!existsSync(config.tls[key]))
        throw new ConfigError(
          `${locate(['tls', key])}: "tls.${key}" names ${config.tls[key]}, which does not exist.`,
        )
    }
  }
  if (config.authentication === 'optional' && !isLoopback(config.host) && !config.allowUnverifiedNetwork) {
    throw new ConfigError(
      `${locate(['host'])}: on ${config.host} anyone on the network could call without credentials. Set authentication: required (or --preset gateway), or say it twice with allowUnverifiedNetwork: true (--allow-unverified-network).`,
    )
  }
  return config
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const emptyFile: { settings: Record<string, unknown>; locate: Locate } = {
  settings: {},
  locate: () => DEFAULT_FILE,
}

const readFile = (path: string): typeof emptyFile => {
  const lines = new LineCounter()
  const name = basename(path)
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const said = document.errors.map(
      ({ message, pos }) => `${name}:${lines.linePos(pos[0]).line}: ${message}`,
    )
    throw new ConfigError(said.join('\n'))
  }
  const settings: unknown = document.toJS({ maxAliasCount: 100 }) ?? {}
  if (typeof settings !== 'object' || Array.isArray(settings)) {
    throw new ConfigError(`${name}:1: the file must hold settings (key: value).`)
  }
  const locate: Locate = path => {
    const parent = document.getIn(path.slice(0, -1).map(String), true)
    const container = path.length === 1 ? document.contents : parent
    const pair = isMap(container)
      ? container.items.find(item => String(item.key) === String(path.at(-1)))
      : undefined
    const node = (pair?.key ?? parent ?? document.contents) as { range?: [number, number, number] } | null
    return node?.range === undefined ? name : `${name}:${lines.linePos(node.range[0]).line}`
  }
  return { settings: settings as Record<string, unknown>, locate }
}

/** The first credentials, where the environment gives them. */
const addRootCredential = (config: Config, environment: Environment): void => {
  const accessKeyId = environment.OUTCROP_ROOT_ACCESS_KEY_ID
  const secretAccessKey = environment.OUTCROP_ROOT_SECRET_ACCESS_KEY
  if (!accessKeyId && !secretAccessKey) return
  if (!accessKeyId || !secretAccessKey) {
    throw new ConfigError(
      'OUTCROP_ROOT_ACCESS_KEY_ID and OUTCROP_ROOT_SECRET_ACCESS_KEY go together: set both or neither.',
    )
  }
  config.credentials.push({ accessKeyId, secretAccessKey, principal: `arn:aws:iam::${config.account}:root` })
}
