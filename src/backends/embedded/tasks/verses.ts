const haiku: readonly string[] = ['Early morning light', '{} comes and goes again', 'Evening, all is still']
const limerick: readonly string[] = [
  'There once was a rhyme about {},',
  'That was written one day in the sun;',
  'It was short, it was light,',
  'It was finished by night,',
  'And it told of the things that were done.',
]
const poem: readonly string[] = [
  'I sat and thought of {},',
  'when the day was young and new,',
  'and the light came through the window',
  'in a soft and silver hue.',
  'There is more to it than words can say,',
  'there is less than there could be,',
  'but it stayed with me the whole day long,',
  'as a friend might stay with me.',
  'Now the evening draws its curtain,',
  'and the street lamps start to glow,',
  'and I think again of {},',
  'and I let the long day go.',
]

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const asksFor =
  /\b(?:haiku|limerick|poem|verse|verses|rhyme|rhymes|song|stanza|couplet|quatrain|lyrics|ballad|sonnet)\b/i

/** Lines of verse about anything, where a request asks for some; undefined where it does not. */
export function verse(
  asked: string,
  topic: string,
  count: number | undefined,
): readonly string[] | undefined {
  const kind = asksFor.exec(asked)?.[0].toLowerCase()
  if (kind === undefined) return undefined
  const about = topic === 'this' ? 'this' : topic
  const fill = (line: string): string => capital(line.replace('{}', about))
  if (kind === 'haiku') return haiku.map(fill)
  if (kind === 'limerick') return limerick.map(fill)
  const lines = kind === 'couplet' ? 2 : kind === 'sonnet' ? 14 : (count ?? 4)
  return Array.from({ length: Math.min(lines, 50) }, (_, index) => fill(poem[index % poem.length] ?? ''))
}
