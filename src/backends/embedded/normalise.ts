import { clip } from './read-prompt.ts'

/** What is compared of a text: its analysed part in Unicode's compatible form, which may be 18 times as long. */
export const normalise = (text: string): string => clip(clip(text).normalize('NFKC'))
