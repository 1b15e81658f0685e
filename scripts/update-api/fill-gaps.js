// @ts-check
import { mapValues, pick } from './records.js'

/** @import { Description, Shape } from './description.d.ts' */

/** What a form cannot say, or not everywhere. */
export const gaps = {
  botocore: {
    inWords: 'default values and some readonly marks',
    header: ['smithyServiceShape'],
    operation: ['readonly'],
    member: ['default'],
  },
  smithy: {
    inWords: 'waiters, jsonVersion and which members are boxed',
    header: ['jsonVersion', 'waiters'],
    operation: [],
    member: ['box'],
  },
}

/**
 * The first description, with what its form cannot say taken from the second. Only the first decides which
 * operations, shapes and members there are.
 *
 * @param {keyof typeof gaps} form
 * @param {Description} first
 * @param {Description} second
 * @returns {Description}
 */
export const fillGaps = (form, first, second) => {
  const { header, operation, member } = gaps[form]
  return {
    ...pick(second, header),
    ...first,
    operations: mapValues(first.operations, (described, name) => ({
      ...pick(second.operations[name] ?? {}, operation),
      ...described,
    })),
    shapes: mapValues(first.shapes, (shape, name) => fillMembers(shape, second.shapes[name], member)),
    provenance: { ...second.provenance, ...first.provenance },
  }
}

/** @type {(shape: Shape, from: Shape | undefined, keys: string[]) => Shape} */
const fillMembers = (shape, from, keys) =>
  shape.members === undefined
    ? shape
    : {
        ...shape,
        members: mapValues(shape.members, (member, key) => ({
          ...pick(from?.members?.[key] ?? {}, keys),
          ...member,
        })),
      }
