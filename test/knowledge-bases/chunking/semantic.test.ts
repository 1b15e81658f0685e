import { expect, test } from 'vitest'
import { chunkSemantically } from '../../../src/knowledge-bases/chunking/semantic.ts'
import { embedded, heading, paragraph } from './documents.ts'

const leave = [
  'Employees have annual leave.',
  'Annual leave is 25 days for employees.',
  'Employees ask for annual leave.',
]
const servers = [
  'Servers restart at night.',
  'At night the servers restart twice.',
  'Servers that restart send mail.',
]

test('cuts where one matter ends and another begins', async () => {
  const { chunks } = await chunkSemantically(
    { blocks: [paragraph([...leave, ...servers].join(' '))] },
    { maxTokens: 300, bufferSize: 0, breakpointPercentileThreshold: 80 },
    embedded(),
  )
  expect(chunks.map(({ text }) => text)).toEqual([leave.join(' '), servers.join(' ')])
})

test('a heading goes to what comes after it', async () => {
  const { chunks } = await chunkSemantically(
    { blocks: [paragraph(leave.join(' ')), heading('Operations', 1), paragraph(servers.join(' '))] },
    { maxTokens: 300, bufferSize: 0, breakpointPercentileThreshold: 70 },
    embedded(),
  )
  expect(chunks.some(({ text }) => text.startsWith('Operations\n\nServers'))).toBe(true)
  expect(chunks.every(({ text }) => !text.endsWith('Operations'))).toBe(true)
})

test('with a buffer each sentence is compared together with its neighbours, in batches', async () => {
  const asked: string[] = []
  const sizes: number[] = []
  const text = Array.from({ length: 200 }, (_, n) => `Number ${n} it is.`).join(' ')
  const { embed, signal } = embedded()
  await chunkSemantically(
    { blocks: [paragraph(text)] },
    { maxTokens: 300, bufferSize: 1, breakpointPercentileThreshold: 95 },
    {
      signal,
      embed: (texts, abort) => {
        asked.push(...texts)
        sizes.push(texts.length)
        return embed(texts, abort)
      },
    },
  )
  expect(sizes).toEqual([96, 96, 8])
  expect(asked[0]).toBe('Number 0 it is. Number 1 it is.')
  expect(asked[96]).toBe('Number 95 it is. Number 96 it is. Number 97 it is.')
})

test('ends with the signal', async () => {
  const controller = new AbortController()
  controller.abort(new Error('gone'))
  await expect(
    chunkSemantically(
      { blocks: [paragraph('One. Two.')] },
      { maxTokens: 300, bufferSize: 0, breakpointPercentileThreshold: 95 },
      embedded(controller.signal),
    ),
  ).rejects.toThrow('gone')
})
