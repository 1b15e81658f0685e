import type { Aliases, AliasMap } from './aliases.ts'

/** Where aliases come from. A name of the parameter hides the same name of the configuration. */
export interface AliasSources {
  setConfigured(aliases: AliasMap): void
  setParameter(aliases: AliasMap): void
}

export const createAliasSources = (
  { replace }: Pick<Aliases, 'replace'>,
  initial: AliasMap,
): AliasSources => {
  let configured = initial
  let parameter: AliasMap = {}
  const apply = () => replace({ ...configured, ...parameter })
  return {
    setConfigured(aliases) {
      configured = aliases
      apply()
    },
    setParameter(aliases) {
      parameter = aliases
      apply()
    },
  }
}
