/** The settings that a preset decides; each can still be set by itself. */
export interface PresetSettings {
  readonly authentication: 'optional' | 'required'
  readonly hosts: readonly string[]
  readonly modelAccess: readonly string[]
  readonly faults: 'allow' | 'deny'
}

export interface Preset {
  readonly description: string
  readonly settings: PresetSettings
}

export const presetNames = ['laptop', 'account', 'gateway'] as const
export type PresetName = (typeof presetNames)[number]

/** Where every call is signed, any host name is answered: no web page can forge a signature. */
const ANY_HOST = ['*']

export const presets: Readonly<Record<PresetName, Preset>> = {
  laptop: {
    description: 'any or no credentials; the access key names the caller',
    settings: { authentication: 'optional', hosts: [], modelAccess: ['*'], faults: 'allow' },
  },
  account: {
    description: 'as a new AWS account: signatures verified, access to models to be granted',
    settings: { authentication: 'required', hosts: ANY_HOST, modelAccess: [], faults: 'deny' },
  },
  gateway: {
    description: 'signatures verified, every model',
    settings: { authentication: 'required', hosts: ANY_HOST, modelAccess: ['*'], faults: 'deny' },
  },
}

/** What is in force, for the start message: `authentication: optional`. */
export const printSettings = (settings: PresetSettings): string[] => [
  `authentication: ${settings.authentication}`,
  `hosts: ${settings.hosts.length === 0 ? 'local names only' : settings.hosts.join(', ')}`,
  `modelAccess: ${settings.modelAccess.length === 0 ? 'none granted' : settings.modelAccess.join(', ')}`,
  `faults: ${settings.faults}`,
]
