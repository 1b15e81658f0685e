import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

interface Case {
  readonly name: string
  readonly prompt: string
  readonly lines?: number
  readonly mentions: readonly string[]
  readonly without?: readonly string[]
}

const minutes = `Payments Working Group - notes of 4 March

Background: the current processor was chosen in 2017, when we sold in one country only. It has served us well.
The group compared three processors over two months. We decided to move card payments to Adyen. Stripe was rejected because its fees for our volume are higher. The switch starts on 2 June and must be finished by the end of August.
Priya Nair owns the migration. The old contract costs 9,000 EUR a month until it ends.`

const incident = `Incident report

Last Thursday the search page was unavailable for 47 minutes. Many of us were at the summer party at the time. An index rebuild had filled the disk of the primary node. The on-call engineer failed over to the replica and service returned at 16:12. We will add a disk alarm at 80 percent, owner Jonas, due 30 September. We will also move rebuilds to a separate volume.`

const adr = `ADR 14: Message broker
Status: Accepted
Context: Orders and stock talk over HTTP today, and retries pile up in the evening.
Decision: Use Amazon SQS for all traffic between orders and stock.
Alternatives considered: RabbitMQ - rejected, nobody here has run it. Kafka - rejected, far more than we need.
Deadline: in production by 12 November.
Owner: Logistics squad.`

const cases: readonly Case[] = [
  {
    name: 'minutes',
    prompt: `Give me three bullet points on what was decided, leaving out background.\n\n${minutes}`,
    lines: 3,
    mentions: ['Adyen', 'Stripe', '2 June'],
    without: ['2017'],
  },
  {
    name: 'minutes in two sentences',
    prompt: `Summarize the notes below in two sentences.\n\n${minutes}`,
    mentions: ['Adyen'],
    without: ['2017'],
  },
  {
    name: 'who owns it',
    prompt: `Summarise in 1 bullet, focusing on ownership.\n\n${minutes}`,
    lines: 1,
    mentions: ['Priya Nair'],
  },
  {
    name: 'incident',
    prompt: `Summarise this report in 3 bullets. Focus on actions and dates.\n\n${incident}`,
    lines: 3,
    mentions: ['disk alarm', 'separate volume'],
    without: ['summer party'],
  },
  {
    name: 'record of a decision',
    prompt: `Please condense the following into 3 points, decisions first, no context.\n\n${adr}`,
    lines: 3,
    mentions: ['SQS', 'RabbitMQ', '12 November'],
    without: ['pile up'],
  },
  {
    name: 'document first',
    prompt: `${adr}\n\nWrite a summary of the above in 2 bullet points about the decision.`,
    lines: 2,
    mentions: ['SQS', 'RabbitMQ'],
  },
  {
    name: 'tags',
    prompt: `<document>\n${minutes}\n</document>\n\nSummarise the document in 4 bullets.`,
    lines: 4,
    mentions: ['Adyen', 'Stripe', 'Priya Nair', '2 June'],
  },
  { name: 'word limit', prompt: `Summarise in at most 12 words:\n\n${adr}`, mentions: ['SQS'] },
  {
    name: 'numbered',
    prompt: `Give a numbered list of the 2 most important points.\n\n${incident}`,
    lines: 2,
    mentions: ['1. ', '2. '],
  },
  {
    name: 'one sentence',
    prompt: `TL;DR in one sentence: ${incident.split('\n\n')[1]}`,
    lines: 1,
    mentions: ['search page'],
  },
]

describe('summaries', () => {
  test.each(cases)('$name', async ({ prompt, lines, mentions, without = [] }) => {
    const text = await ask(prompt)
    if (lines !== undefined) expect(text.split('\n')).toHaveLength(lines)
    for (const mention of mentions) expect(text).toContain(mention)
    for (const absent of without) expect(text).not.toContain(absent)
  })
})
