import type { Entity } from './entity.ts'
import { findEntities } from './find-entities.ts'
import { readSegments } from './read-segments.ts'
import type { Segment } from './segment.ts'

/** A text, its sentences and what it names, read once. */
export interface ReadText {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly entities: readonly Entity[]
  /** The entities of each segment. */
  readonly within: readonly (readonly Entity[])[]
}

export function readText(text: string): ReadText {
  const segments = readSegments(text)
  const entities = findEntities(text, segments)
  const within: Entity[][] = segments.map(() => [])
  let at = 0
  for (const entity of entities) {
    while (at < segments.length - 1 && (segments[at]?.end ?? 0) <= entity.start) at++
    within[at]?.push(entity)
  }
  return { text, segments, entities, within }
}
