import { randomInt } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** As the ids of Bedrock's control plane look: `hq2of259skzs`. */
export const newId = (length = 12): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** As the ids of knowledge bases and agents look: `EMDPPAYPZI`. */
export const newUpperCaseId = (): string => newId(10).toUpperCase()
