import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { wholeMessage } from '../../../src/dialects/native/whole-message.ts'
import { answer } from '../../support/answers.ts'
import { batches, toEvents } from '../../support/to-events.ts'

const events = toEvents(answer([{ text: 'Hi' }]))
const read = async (given: ConverseStreamOutput[]) => {
  const passed: ConverseStreamOutput[] = []
  for await (const batch of wholeMessage(batches(given))) passed.push(...batch)
  return passed
}

test('a whole message passes as it is', async () => {
  expect(await read(events)).toEqual(events)
})

test.each(['messageStop', 'metadata'] as const)('a message without %s is cut', async missing => {
  await expect(read(events.filter(event => !(missing in event)))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining(`before ${missing}`),
  })
})
