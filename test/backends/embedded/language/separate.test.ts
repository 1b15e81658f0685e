import { describe, expect, test } from 'vitest'
import { separate } from '../../../../src/backends/embedded/language/separate.ts'

const parts = (text: string): [string, string] => {
  const { instruction, material } = separate(text)
  return [instruction, material]
}

describe('marked by the text itself', () => {
  test.each([
    ['<doc>The boat left.</doc>\nSummarise it.', 'Summarise it.', 'The boat left.'],
    ['Summarise:\n```\nThe boat left.\n```', 'Summarise:', 'The boat left.'],
    ['Summarise:\n"""\nThe boat left.\n"""', 'Summarise:', 'The boat left.'],
    ['Context: The boat left.\nQuestion: Who left?', 'Who left?', 'The boat left.'],
    ['Classify the text.\nText: It rains.\n', 'Classify the text.', 'It rains.'],
    ['Review: Cold soup.\nClassify the review:', 'Classify the review:', 'Cold soup.'],
  ])('%j', (text, instruction, material) => {
    expect(separate(text)).toEqual({ instruction, material, marked: true })
  })
})

describe('told by form', () => {
  test.each([
    ['Summarise this.\n\nOne.\n\nTwo.', 'Summarise this.', 'One.\n\nTwo.'],
    ['One.\n\nTwo.\n\nSummarise the above.', 'Summarise the above.', 'One.\n\nTwo.'],
    ['Summarise:\nOne.\nTwo.', 'Summarise:', 'One.\nTwo.'],
    ["Classify 'It rains all day.' please", 'Classify please', 'It rains all day.'],
    ['Classify as a, b or c: It rains all day again.', 'Classify as a, b or c:', 'It rains all day again.'],
    ['Classify as one of: good, bad. It rains.', 'Classify as one of: good, bad.', 'It rains.'],
    ['Classify as good or bad: late, cold', 'Classify as good or bad:', 'late, cold'],
    ['Classify this: rain', 'Classify this:', 'rain'],
    ['It rains. Is that good?', 'Is that good?', 'It rains.'],
  ])('%j', (text, instruction, material) => {
    expect(parts(text)).toEqual([instruction, material])
  })
})

describe('asked before, after or on both sides', () => {
  const mail = 'Hi, I ordered a lamp and it never came. Where is it? Please refund me.\n\nBob'
  test.each([
    [
      `Below is an e-mail. Draft a polite two-sentence answer.\n\n${mail}`,
      'Below is an e-mail. Draft a polite two-sentence answer.',
      mail,
    ],
    [
      `${mail}\n\n^ what does this customer want? answer in one word`,
      '^ what does this customer want? answer in one word',
      mail,
    ],
    [
      `${mail}\n\n---\nTurn the above mail into a to-do list.`,
      'Turn the above mail into a to-do list.',
      mail,
    ],
    ['translate into french: hello, how are you', 'translate into french:', 'hello, how are you'],
    [
      'Rewrite in a formal tone:\nhey can u send me the report asap?',
      'Rewrite in a formal tone:',
      'hey can u send me the report asap?',
    ],
    [
      'tl;dr in one sentence -- Hi all, we were late and lost.',
      'tl;dr in one sentence --',
      'Hi all, we were late and lost.',
    ],
    [
      'Who left and when?\n\nJohn: I leave at 5.\nMary: Can you wait?\nJohn: no',
      'Who left and when?',
      'John: I leave at 5.\nMary: Can you wait?\nJohn: no',
    ],
    [
      '# Task\nAnswer from the context.\n\n# Context\nThe pool opens at 8. Please shower.\n\n# Question\nWhen does it open?',
      'Answer from the context.\n\nWhen does it open?',
      'The pool opens at 8. Please shower.',
    ],
    [
      'Follow this JSON schema:\n```json\n{"type": "object"}\n```\nBooking: Mr. Lind stays for 3 nights.',
      'Follow this JSON schema:\n```json\n{"type": "object"}\n```',
      'Booking: Mr. Lind stays for 3 nights.',
    ],
    [
      'Sort the ticket. Options are\n1. lost - a card is lost\n2. other\nTicket: "My card was stolen."',
      'Sort the ticket. Options are\n1. lost - a card is lost\n2. other',
      'My card was stolen.',
    ],
    [
      '{"name": "Ann", "age": 33}\n\nConvert this to a markdown table',
      'Convert this to a markdown table',
      '{"name": "Ann", "age": 33}',
    ],
    [
      'Put it between <answer> and </answer> tags.\n\n"The ferry is run by Norled." Who runs it?',
      'Put it between <answer> and </answer> tags.\n\nWho runs it?',
      'The ferry is run by Norled.',
    ],
  ])('%j', (text, instruction, material) => {
    const separated = parts(text)
    expect(separated[0].replaceAll(/\n+/g, '\n')).toBe(instruction.replaceAll(/\n+/g, '\n'))
    expect(separated[1]).toBe(material)
  })
})

test('a text that ends in a request of its own is one text', () => {
  const mail = 'My order was wrong again and nobody answers. Please send a new one by Friday.'
  expect(parts(mail)).toEqual(['', mail])
})

test('a document keeps the labels inside it', () => {
  const document = 'Review of March\nContext: it rained.\nDecision: buy umbrellas.'
  expect(parts(`Summarise this.\n\n${document}`)).toEqual(['Summarise this.', document])
})

test('a text that asks nothing is material', () => {
  expect(parts('The boat left. It was late.')).toEqual(['', 'The boat left. It was late.'])
  expect(parts('One.\n\nTwo.')).toEqual(['', 'One.\n\nTwo.'])
  expect(parts('')).toEqual(['', ''])
})

test('tags that are not closed are text', () => {
  expect(parts('a < b and <c> d')[1]).toBe('a < b and <c> d')
})
