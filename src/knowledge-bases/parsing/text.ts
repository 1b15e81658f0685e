import type { Block } from '../parsed-document.ts'
import { decodeText } from './decode-text.ts'
import type { Parser } from './source-file.ts'

/** Paragraphs are what blank lines part. */
export const parseText: Parser = file => ({ blocks: readParagraphs(decodeText(file)) })

export const readParagraphs = (text: string): Block[] =>
  text
    .replace(/\r\n?|\f/g, '\n')
    .split(/\n[^\S\n]*(?=\n)/)
    .map(paragraph => ({ kind: 'paragraph', text: paragraph.trim() }))
