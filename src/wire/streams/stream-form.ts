/** How the events of a stream are written: as AWS does, or for those who read plain HTTP. */
export type StreamForm = 'frames' | 'server-sent-events' | 'text'

const forms: Readonly<Record<string, StreamForm>> = {
  'application/vnd.amazon.eventstream': 'frames',
  'text/event-stream': 'server-sent-events',
  'text/plain': 'text',
}

/** The first that a client names; AWS's where it names none, for SDKs ask for anything. */
export const streamFormOf = (accept = ''): StreamForm => {
  for (const range of accept.slice(0, 1_000).split(',')) {
    const form = forms[range.split(';', 1)[0]?.trim().toLowerCase() ?? '']
    if (form !== undefined) return form
  }
  return 'frames'
}
