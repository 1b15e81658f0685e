import { expect, test } from 'vitest'
import { readImage, readInputs, readTexts } from '../../../src/dialects/cohere-embed/inputs.ts'

const types = ['image/png']
const uri = 'data:image/png;base64,iVBORw=='
const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
const text = (words: string) => ({ type: 'text', text: words })
const image = { type: 'image_url', image_url: { url: uri } }

test('joins the parts of a text', () => {
  expect(readInputs([{ content: [text('one'), text('two')] }, { content: [text('three')] }], types)).toEqual({
    texts: ['one\ntwo', 'three'],
  })
})

test('reads images in either form', () => {
  const inputs = [{ content: [image] }, { content: [{ type: 'image_url', image_url: uri }] }]
  expect(readInputs(inputs, types)).toEqual({ texts: [], images: [bytes, bytes] })
})

test('says that a mixture is not implemented', () => {
  for (const inputs of [
    [{ content: [text('one'), image] }],
    [{ content: [image, image] }],
    [{ content: [text('one')] }, { content: [image] }],
  ])
    expect(() => readInputs(inputs, types)).toThrow(
      expect.objectContaining({ name: 'NotImplementedException', status: 501 }),
    )
})

test('misses what a part says that it holds', () => {
  expect(() => readInputs([{ content: [{ type: 'text' }] }], types)).toThrow(
    'Malformed input request: #/inputs/0/content/0: required key [text] not found, please reformat your input and try again.',
  )
  expect(() => readInputs([{ content: [{ type: 'image_url', text: uri }] }], types)).toThrow(
    'Malformed input request: #/inputs/0/content/0: required key [image_url] not found, please reformat your input and try again.',
  )
})

test('refuses images of other types and above 5 MB', () => {
  for (const other of ['iVBORw==', 'data:image/gif;base64,iVBORw==', 'data:image/png;base64,!'])
    expect(() => readImage(other, '#/images/0', types)).toThrow(
      'Malformed input request: #/images/0: the value is not a data URI of image/png, please reformat your input and try again.',
    )
  const large = `data:image/png;base64,${'AAAA'.repeat(1_747_627)}`
  expect(() => readImage(large, '#/images/0', types)).toThrow(
    'Malformed input request: #/images/0: expected size: 5242880, actual: 5242881, please reformat your input and try again.',
  )
})

test('finds texts in either place and passes over the rest', () => {
  const body = { texts: ['one', 2], inputs: [{ content: [text('two'), image, null] }, null, { content: 7 }] }
  expect(readTexts(body).map(({ text }) => text)).toEqual(['one', 'two'])
  for (const other of [null, 'x', [], { texts: 7, inputs: {} }]) expect(readTexts(other)).toEqual([])
})
