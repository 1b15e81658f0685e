import { quotations } from './quotations.ts'
import type { Shape } from './shape.ts'

type Layout = Omit<Shape, 'count' | 'most' | 'words' | 'wordsEach'>

/** Of what is asked at most so much is read for its layout. */
const ANALYSED = 8_000
const MOST_COLUMNS = 20
const LONGEST_COLUMN_WORDS = 5

const upper =
  /\b(?:upper ?-?case|(?:all )?caps|(?:in|all) capitals?|capital letters|block (?:letters|capitals))\b/i
const lower = /\b(?:lower ?-?case|small letters)\b/i
const commas =
  /\b(?:comma[- ](?:separated|delimited)|(?:separated?|delimited|divided|split|joined) (?:by|with|using) (?:a )?commas?|commas? (?:between|in between)|with commas)\b/i
const lines =
  /\b(?:one (?:\w+ )?per line|(?:each|every one) (?:\w+ )?on (?:its|a|their) (?:own|new|separate) lines?|on separate lines|line by line|separated by (?:new ?lines|line breaks))\b/i
const yesOrNo =
  /["'*`]?\byes\b["'*`]?(?:,? or |\/|, ?| \/ |\|| \| )["'*`]?no\b|["'*`]yes["'*`] and ["'*`]no["'*`]/i
const trueOrFalse = /["'*`]?\btrue\b["'*`]?(?:,? or |\/|, ?| \/ |\|| \| )["'*`]?false\b/i
const isData = /\b(?:json|keys?|fields?|boolean|object)\b/i
const maybe = /\b(?:maybe|unknown|unclear|not (?:stated|sure|given)|n\/a)\b/i
const columnCue =
  /\b(?:columns?(?: (?:markdown )?table)?|headers?|headings?|table(?= ?\())\b(?: (?:are|named|called|titled|for|of|should be|as follows|headed|labelled|labeled|must be))*\s*[:(]?\s*/gi
const begins =
  /\b(?:begin|begins|beginning|start|starts|starting|open|opens|opening|prefixed?|preceded)\b[^"'\u201c.]{0,40}\b(?:with|by)\b(?: the)?(?: (?:words?|phrase|text|line|prefix|string|greeting|salutation))?[\s:]*$/i
const ends =
  /\b(?:end|ends|ending|finish|finishes|finishing|close|closes|closing|conclude|concludes|sign off|followed)\b[^"'\u201c.]{0,40}\b(?:with|in|by)\b(?: the)?(?: (?:words?|phrase|text|line|suffix|string|greeting))?[\s:]*$/i

/** `begins with "X"`, `end it with the word "X"`. */
function edges(text: string): Pick<Layout, 'start' | 'end'> {
  const found: { start?: string; end?: string } = {}
  for (const { text: quoted, start } of quotations(text)) {
    const before = text.slice(Math.max(0, start - 100), start)
    if (found.start === undefined && begins.test(before)) found.start = quoted
    else if (found.end === undefined && ends.test(before)) found.end = quoted
  }
  if (found.start === undefined) {
    const bare =
      /\b(?:begin|start)(?:s|ning|ing)? (?:\w+ ){0,4}with ([A-Z][\w-]{1,20}[:,!]?)(?:[\s.]|$)/.exec(text)
    if (bare?.[1] !== undefined) found.start = bare[1]
  }
  return found
}

const wrapping =
  /\b(?:between|inside|within|in|wrap(?:ped)?|enclosed?|surround(?:ed)?|put|using|use|tags?|place|as)\b/i
const pairs: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [/\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? double square brackets\b/i, ['[[', ']]']],
  [/\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? square brackets\b/i, ['[', ']']],
  [
    /\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? (?:curly (?:brackets|braces)|braces)\b/i,
    ['{', '}'],
  ],
  [
    /\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? (?:round brackets|parenthes[ei]s|brackets)\b/i,
    ['(', ')'],
  ],
  [
    /\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? (?:double )?(?:quotes|quotation marks)\b/i,
    ['"', '"'],
  ],
  [/\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? single quotes\b/i, ["'", "'"]],
  [
    /\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? (?:double asterisks|bold)\b/i,
    ['**', '**'],
  ],
  [/\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? asterisks\b/i, ['*', '*']],
  [/\b(?:in|inside|within|between|with|by|into)(?: a)?(?: pair of)? (?:single )?backticks\b/i, ['`', '`']],
]
const fence =
  /\b(?:in|inside|within|as|into)(?: an?)?(?: single| fenced| markdown| ```)*(?: (\w+))?(?: fenced)? (?:code ?-?(?:block|fence)|fenced block|triple backticks)\b|\btriple backticks\b/i
const languages = new Set(
  'json yaml xml html csv text markdown sql python javascript typescript bash sh'.split(' '),
)

/** What is to stand around the answer: tags, a fence, brackets or quotation marks. */
function wrapOf(text: string): readonly [string, string] | undefined {
  const tag = /<([A-Za-z][\w-]{0,30})>/.exec(text)
  if (tag?.[1] !== undefined) {
    const around = text.slice(Math.max(0, tag.index - 80), tag.index)
    const after = text.slice(tag.index, tag.index + 80)
    const shown = /\b(?:wrap\w*|enclose\w*|surround\w*|like (?:this|so)|in this form|this format)\b/i.test(
      around,
    )
    const placeholder = !shown && /["{[:,]\s*"?$/.test(around) && !around.trimEnd().endsWith(',')
    if (
      !placeholder &&
      wrapping.test(around) &&
      (shown || /\btags?\b/i.test(after + around) || after.includes(`</${tag[1]}>`))
    )
      return [`<${tag[1]}>`, `</${tag[1]}>`]
  }
  const named = /\b(?:in|inside|within|between)(?: an?)? ["'`]?([a-z]\w{1,20})["'`]? (?:xml )?tags?\b/i.exec(
    text,
  )
  if (named?.[1] !== undefined && !['xml', 'html', 'the', 'these', 'those'].includes(named[1].toLowerCase()))
    return [`<${named[1]}>`, `</${named[1]}>`]
  const block = fence.exec(text)
  if (block)
    return [
      `\`\`\`${languages.has((block[1] ?? '').toLowerCase()) ? (block[1] ?? '').toLowerCase() : ''}\n`,
      '\n```',
    ]
  const [, mark] =
    /\b(?:wrap|put|enclose|surround|place)\b[^.\n]{0,40}?\b(?:in|with|between|inside)\s+["'`]?(\*\*|__|~~|\|\||==|\*|_)(?=["'`\s.,:;]|$)/i.exec(
      text,
    ) ?? []
  if (mark !== undefined) return [mark, mark]
  return pairs.find(([cue]) => cue.test(text))?.[1]
}

/** The cells of a heading that a request shows: `| Animal | Weight |` above a rule. */
function shownColumns(text: string): readonly string[] {
  const head =
    /^[ \t]*\|([^\n]{3,300})\|[ \t]*\n[ \t]*\|[ :|-]{3,300}\|?[ \t]*(?:\n|$)(?![ \t]*\|[^\n]*\p{L})/mu.exec(
      text,
    )?.[1]
  return head === undefined ? [] : head.split('|').map(bareColumn)
}

/** The names after "columns": "Name, Role and Start date", "Product | Stock". */
function columnsIn(text: string): readonly string[] {
  for (const cue of text.matchAll(columnCue)) {
    const rest = text.slice(cue.index + cue[0].length)
    const [span = ''] = rest.split(
      /[\n.;)?!]|\b(?:for|from|with|please|and (?:use|give|nothing|one|add|\d|no|put|sort)|one row|based on|in (?:that|this) order|only|of (?:the|this))\b/,
      1,
    )
    const quotedNames = /^\s*["'`\u201c]/.test(rest) ? quotations(span).map(({ text }) => text) : []
    const items = (
      quotedNames.length > 1
        ? quotedNames
        : span.includes('|')
          ? (span.split(/, (?=(?:\d+|\w+) (?:rows?|lines?|entries)\b)/, 1)[0] ?? '').split('|')
          : span.split(/,|\band\b|&|\//)
    )
      .map(bareColumn)
      .filter(
        item =>
          item !== '' &&
          !/^(?:and |with |exactly |only )?(?:\d+|two|three|four|five|six|ten) (?:rows?|lines?|entries)$/i.test(
            item,
          ),
      )
    if (
      items.length > 1 &&
      items.length <= MOST_COLUMNS &&
      items.every(item => item.split(' ').length <= LONGEST_COLUMN_WORDS)
    )
      return items
  }
  return []
}

const bareColumn = (item: string): string =>
  item
    .trim()
    .replace(/^[(\s]*(?:columns?|headers?)\s*:\s*/i, '')
    .replace(/^(?:and|the|then|a) /i, '')
    .replace(/^["'`*:\u201c([]+|["'`*:,\u201d)\]]+$/g, '')
    .replace(/ (?:please|columns?)$/i, '')
    .trim()

/** What a request says of the looks of the answer besides how much there is to be of what. */
export function readLayout(text: string): Layout {
  const asked = text.slice(0, ANALYSED)
  const shown = shownColumns(asked)
  const columns = shown.length > 1 ? shown : columnsIn(asked)
  const wrap = wrapOf(asked)
  const form = commas.test(asked)
    ? 'commas'
    : lines.test(asked)
      ? 'lines'
      : columns.length > 0 && (shown.length > 1 || /\btable\b/i.test(asked))
        ? 'table'
        : undefined
  return {
    ...(form === undefined ? {} : { form }),
    ...(columns.length > 0 ? { columns } : {}),
    ...(upper.test(asked) ? { case: 'upper' as const } : lower.test(asked) ? { case: 'lower' as const } : {}),
    ...edges(asked),
    ...(wrap === undefined ? {} : { wrap }),
    ...((yesOrNo.test(asked) || (trueOrFalse.test(asked) && !isData.test(asked))) && !maybe.test(asked)
      ? { yesOrNo: true as const }
      : {}),
  }
}
