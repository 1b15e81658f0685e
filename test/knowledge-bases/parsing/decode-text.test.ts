import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '../../../src/knowledge-bases/parsing/decode-text.ts'
import { unreadable } from './parse.ts'

const german = 'Die Bürotür öffnet man früh für Gäste. Größere Räume müssen vorher gebucht werden.'
const japanese = '社員は年間二十五日の有給休暇を取得できます。申請は人事部に提出してください。'.repeat(4)
const russian = 'Сотрудники имеют право на двадцать пять дней отпуска в год. Заявление подают в отдел кадров.'
const decode = (bytes: Uint8Array, contentType?: string, declared?: string) =>
  decodeText({ name: 'a.txt', bytes, ...(contentType !== undefined && { contentType }) }, declared)

test.each([
  ['utf-8', german],
  ['utf-16le', german],
  ['utf-16be', german],
  ['windows-1252', german],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['gb18030', '员工每年享有二十五天的带薪年假。申请应提交给人力资源部门。'.repeat(4)],
  ['windows-1251', russian],
  ['koi8-r', russian],
])('%s is known without being told', (encoding, text) => {
  expect(decode(iconv.encode(text, encoding))).toBe(text)
})

test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s with its mark', encoding => {
  expect(decode(iconv.encode(german, encoding, { addBOM: true }), 'text/plain; charset=koi8-r')).toBe(german)
})

test('what the content type or the file itself declares', () => {
  expect(decode(iconv.encode('čšž', 'windows-1250'), 'text/plain; charset="windows-1250"')).toBe('čšž')
  expect(decode(iconv.encode('čšž', 'windows-1250'), undefined, 'windows-1250')).toBe('čšž')
  expect(decode(Buffer.from('grün'), 'text/plain; charset=made-up')).toBe('grün')
  expect(decode(iconv.encode(german, 'windows-1252'), 'text/plain; charset=utf-8')).toBe(german)
})

test('binary data is no text', () => {
  const bytes = Buffer.from(Array.from({ length: 2_000 }, (_, n) => (n * 31) % 256))
  expect(() => decode(bytes)).toThrow(unreadable(/binary data/) as Error)
})
