// @ts-check
/** @import { Description, SdkDescription, Shape } from './description.d.ts' */

/**
 * The description with the operations, shapes and members that only the SDK knows: it is newer than the
 * public models, and its users send them. Each is marked `unconstrained`.
 *
 * @param {Description} description
 * @param {SdkDescription} sdk
 * @returns {Description}
 */
export const addFromSdk = (description, sdk) => ({
  ...description,
  operations: { ...sdk.operations, ...description.operations },
  shapes: {
    ...sdk.shapes,
    ...Object.fromEntries(
      Object.entries(description.shapes).map(([name, shape]) => [name, addMembers(shape, sdk.shapes[name])]),
    ),
  },
})

/** @type {(shape: Shape, from: Shape | undefined) => Shape} */
const addMembers = (shape, from) => {
  const { members } = shape
  if (members === undefined || from?.members === undefined) return shape
  const added = Object.entries(from.members).filter(([key]) => members[key] === undefined)
  return {
    ...shape,
    members: {
      ...members,
      ...Object.fromEntries(added.map(([key, member]) => [key, { ...member, unconstrained: true }])),
    },
  }
}
