import { createHash } from 'node:crypto'

/** A model ID, or several that share the calls by weight. */
export type Alias =
  | string
  | {
      readonly variants: readonly Variant[]
      /** The key of the request metadata whose values stay with one variant each. */
      readonly stickyBy?: string | undefined
    }

export interface Variant {
  readonly model: string
  readonly weight: number
}

export type AliasMap = Readonly<Record<string, Alias>>

/** The names that a configuration gives to models; they can be changed while calls run. */
export interface Aliases {
  /**
   * The model ID that a name stands for in one call; undefined for what is no alias.
   *
   * @param seed different for each call, so that the calls spread by weight.
   */
  pick(name: string, metadata: Readonly<Record<string, string>>, seed: string): string | undefined
  current(): AliasMap
  replace(aliases: AliasMap): void
}

export const createAliases = (initial: AliasMap): Aliases => {
  let aliases = new Map(Object.entries(initial))
  return {
    pick(name, metadata, seed) {
      const alias = aliases.get(name)
      if (alias === undefined || typeof alias === 'string') return alias
      const { variants, stickyBy } = alias
      const sticky =
        stickyBy !== undefined && Object.hasOwn(metadata, stickyBy) ? metadata[stickyBy] : undefined
      return choose(variants, fraction(`${name}\n${sticky ?? seed}`))
    },
    current: () => Object.fromEntries(aliases),
    replace(next) {
      aliases = new Map(Object.entries(next))
    },
  }
}

const choose = (variants: readonly Variant[], at: number): string | undefined => {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  let left = at * total
  for (const { model, weight } of variants) {
    left -= weight
    if (left < 0) return model
  }
  return variants.at(-1)?.model
}

/** Evenly from 0 up to 1, and the same for the same text on every node. */
const fraction = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32
