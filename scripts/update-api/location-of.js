// @ts-check
/** @import { Member } from './description.d.ts' */

/**
 * Where a member travels, by its HTTP traits; in the body where it has none.
 * @param {string} key the member's name, which is its label's too
 * @param {Record<string, any>} traits
 * @returns {Pick<Member, 'location' | 'locationName'>}
 */
export const locationOf = (key, traits) => {
  if (traits.httpLabel) return { location: 'uri', locationName: key }
  if (traits.httpQuery) return { location: 'query', locationName: traits.httpQuery }
  if (traits.httpHeader) return { location: 'header', locationName: traits.httpHeader }
  return traits.httpPayload ? { location: 'payload' } : {}
}
