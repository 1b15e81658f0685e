import { expect, test } from 'vitest'
import { storableJson, storableText } from '../../../src/vectors/rds/storable-text.ts'

test('what PostgreSQL cannot keep is replaced, all else is as it was', () => {
  expect(storableText('größe \u{1f600}\n\u0001')).toBe('größe \u{1f600}\n\u0001')
  expect(storableText('a\0b\ud800c\udc00')).toBe('a\ufffdb\ufffdc\ufffd')
})

test('so in values of JSON', () => {
  expect(storableJson({ a: ['\0', 1, true], b: '\ud800' })).toBe('{"a":["\ufffd",1,true],"b":"\ufffd"}')
  expect(storableJson('\0')).toBe('"\ufffd"')
  expect(storableJson({ '\0': { '\ud800': 1 } })).toBe('{"\ufffd":{"\ufffd":1}}')
  expect(storableJson(JSON.parse('{"__proto__":"a"}'))).toBe('{"__proto__":"a"}')
})
