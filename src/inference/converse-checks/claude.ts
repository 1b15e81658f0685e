import type { FoundationModel } from '../catalogue.ts'

const THREE = /^anthropic\.claude-3(?:-(\d))?-/
/** A date, such as `20250514`, is no minor version. */
const NAMED = /^anthropic\.claude-[a-z]+-(\d+)(?:-(\d{1,2}))?(?!\d)/

export const isClaude = (model: FoundationModel): boolean => model.id.startsWith('anthropic.claude')

/** Whether it is a Claude of that version or a later one; those before 3 have no version here. */
export const isClaudeFrom = (model: FoundationModel, major: number, minor = 0): boolean => {
  const three = THREE.exec(model.id)
  const named = NAMED.exec(model.id)
  if (three === null && named === null) return false
  const [ownMajor, ownMinor] =
    three === null ? [Number(named?.[1]), Number(named?.[2] ?? 0)] : [3, Number(three[1] ?? 0)]
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
