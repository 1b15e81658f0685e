import { type ServiceDescription, shapeOf } from '../../src/wire/api.ts'
import { createExampleInputs } from './example-input.ts'
import type { ExampleStrings } from './example-string.ts'

/** One value of an input or output. */
export interface Example {
  /** Every member but the stream. */
  readonly members: Readonly<Record<string, unknown>>
  /** The member that is a stream, and one event of each of its kinds, exceptions left out. */
  readonly stream?: { readonly name: string; readonly events: readonly object[] }
}

/** Examples of an input or output that between them have every member of every union; one, empty, for none. */
export const exampleExchanges = (
  { shapes }: ServiceDescription,
  target: string | null,
  strings: ExampleStrings,
): Example[] => {
  if (target === null) return [{ members: {} }]
  const examples = createExampleInputs(shapes, strings)
  const { payload = '', members = {} } = shapeOf(shapes, { target })
  const stream = members[payload] && shapeOf(shapes, members[payload])
  const events = stream?.eventstream
    ? Object.entries(stream.members ?? {}).filter(([, event]) => shapeOf(shapes, event).error === undefined)
    : []
  const variants = Math.max(...[target, ...events.map(([, event]) => event.target)].map(examples.variants))
  return Array.from({ length: variants }, (_, variant) => ({
    members: examples.full(target, variant) as Record<string, unknown>,
    ...(stream?.eventstream && {
      stream: {
        name: payload,
        events: events.map(([name, event]) => ({ [name]: examples.full(event.target, variant) })),
      },
    }),
  }))
}
