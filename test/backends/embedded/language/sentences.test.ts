import { expect, test } from 'vitest'
import { sentences } from '../../../../src/backends/embedded/language/sentences.ts'

test.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  [
    'Dr. Ames met Mr. B. Cole at 5 p.m. on Monday. He left.',
    ['Dr. Ames met Mr. B. Cole at 5 p.m. on Monday.', 'He left.'],
  ],
  ['It costs 2.50 EUR, e.g. at the desk. Fine.', ['It costs 2.50 EUR, e.g. at the desk.', 'Fine.']],
  ['See No. 7 for more. No. We did not.', ['See No. 7 for more.', 'No.', 'We did not.']],
  ['"Stop." She left.', ['"Stop."', 'She left.']],
  ['Wait... what?! Yes.', ['Wait... what?!', 'Yes.']],
  ['你好。再见！', ['你好。', '再见！']],
  ['no end', ['no end']],
  ['Version 1.2.3 is out', ['Version 1.2.3 is out']],
  ['', []],
  ['...', ['...']],
])('%j', (text, found) => {
  expect(sentences(text)).toEqual(found)
})
