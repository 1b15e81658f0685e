import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import { expect } from 'vitest'
import { BedrockException } from '../../../src/errors.ts'
import { type FoundationModel, loadCatalogue } from '../../../src/inference/catalogue.ts'

const catalogue = loadCatalogue()

export const modelOf = (id: string): FoundationModel => {
  const model = catalogue.find(id)
  if (model === undefined) throw new Error(`No model ${id} in the catalogue.`)
  return model
}

export const HAIKU_4_5 = modelOf('anthropic.claude-haiku-4-5-20251001-v1:0')
export const SONNET_4 = modelOf('anthropic.claude-sonnet-4-20250514-v1:0')
export const OPUS_4_7 = modelOf('anthropic.claude-opus-4-7')
export const NOVA_LITE = modelOf('amazon.nova-lite-v1:0')
export const NOVA_MICRO = modelOf('amazon.nova-micro-v1:0')
export const LLAMA_3_3 = modelOf('meta.llama3-3-70b-instruct-v1:0')
export const MISTRAL_7B = modelOf('mistral.mistral-7b-instruct-v0:2')

export const user = (...content: ContentBlock[]): Message => ({ role: 'user', content })
export const assistant = (...content: ContentBlock[]): Message => ({ role: 'assistant', content })
export const hello: Message = user({ text: 'Hello.' })

/** Name, status and text to the letter; the hint in a whole sentence of its own. */
export const expectRefusal = (
  run: () => void,
  message: string,
  name = 'ValidationException',
  status = 400,
): void => {
  let thrown: unknown
  try {
    run()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(BedrockException)
  if (!(thrown instanceof BedrockException)) return
  expect({ name: thrown.name, status: thrown.status, message: thrown.message }).toEqual({
    name,
    status,
    message,
  })
  expect(thrown.messageKey).toBe('message')
  expect(thrown.hint).toMatch(/^\S.+\.$/s)
  expect(thrown.hint).not.toBe(message)
}
