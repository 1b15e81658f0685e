import { expect, test } from 'vitest'
import { checkChoice } from '../../../src/dialects/native/check-choice.ts'

test('takes one of the choices, or nothing', () => {
  expect(checkChoice(512, '#/dimensions', [256, 512])).toBe(512)
  expect(checkChoice(undefined, '#/dimensions', [256, 512])).toBeUndefined()
})

test('refuses any other', () => {
  expect(() => checkChoice(300, '#/dimensions', [256, 512])).toThrow(
    expect.objectContaining({
      name: 'ValidationException',
      message:
        'Malformed input request: #/dimensions: 300 is not a valid enum value, please reformat your input and try again.',
    }),
  )
})
