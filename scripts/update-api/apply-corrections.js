// @ts-check
import { isDeepStrictEqual } from 'node:util'

/** @import { Correction, Description } from './description.d.ts' */

/**
 * The description with AWS's known mistakes put right.
 * @param {Description} description
 * @param {Correction[]} corrections those of other services, and of shapes that are not there, are passed over
 * @returns {Description}
 * @throws Error where AWS's data says neither what was wrong nor what is right: it has to be looked at again.
 */
export const applyCorrections = (description, corrections) => {
  const corrected = structuredClone(description)
  for (const { service, shape, change } of corrections) {
    const found = corrected.shapes[shape]
    if (service !== description.service || found === undefined) continue
    const path = change.path.split('.')
    const last = path.pop() ?? ''
    const owner = path.reduce((/** @type {any} */ value, key) => value?.[key], found)
    const said = owner?.[last]
    if (![change.from, change.to].some(value => isDeepStrictEqual(said, value)))
      throw new Error(
        `corrections.json changes ${change.path} of ${shape} in ${service}, which now says ${JSON.stringify(said)}`,
      )
    owner[last] = change.to
  }
  return corrected
}
