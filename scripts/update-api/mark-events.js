// @ts-check
/** @import { Shape } from './description.d.ts' */

/**
 * Marks what an event stream carries: its members that are no errors are events.
 * @param {Record<string, Shape>} shapes
 */
export const markEvents = shapes => {
  const streams = Object.values(shapes).filter(shape => shape.eventstream)
  for (const { target } of streams.flatMap(stream => Object.values(stream.members ?? {}))) {
    const event = shapes[target]
    if (event !== undefined && event.error === undefined) event.event = true
  }
}
