// @ts-check
/** @import { Description, Shape } from './description.d.ts' */

/**
 * The description without the shapes that no operation leads to.
 * @param {Description} description
 * @returns {Description}
 * @throws Error naming a target that is not there.
 */
export const onlyReachable = description => {
  /** @type {Record<string, Shape>} */
  const reached = {}
  const roots = Object.values(description.operations).flatMap(({ input, output, errors }) => [
    input,
    output,
    ...errors,
  ])
  const waiting = roots.filter(name => name !== null)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached[name] !== undefined) continue
    const shape = description.shapes[name]
    if (shape === undefined) throw new Error(`${description.service} has no shape ${name}`)
    reached[name] = shape
    waiting.push(...targetsOf(shape))
  }
  return { ...description, shapes: reached }
}

/** @param {Shape} shape */
const targetsOf = ({ members = {}, member, key, value }) =>
  [...Object.values(members), member, key, value].flatMap(reference => reference?.target ?? [])
