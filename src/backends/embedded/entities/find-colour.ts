import type { ReadText } from './read-text.ts'

const shades =
  /\b(?:(?:dark|light|pale|bright|deep|navy|sky|royal) )?(?:red|blue|green|yellow|black|white|grey|gray|brown|orange|purple|pink|violet|beige|navy|olive|silver|gold|turquoise|maroon|teal|cream|ivory|sand|crimson|magenta|cyan|lilac|khaki)\b/gi

/** The first colour that a text names. */
export const colourIn = ({ text }: ReadText): string | undefined => text.slice(0, 8_000).match(shades)?.[0]
