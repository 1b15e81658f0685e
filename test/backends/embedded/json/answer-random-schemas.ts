import fc from 'fast-check'
import { answerTo } from '../ask.ts'
import { createComplaints } from './ajv-accepts.ts'
import { randomSchemas } from './random-schemas.ts'

const texts = fc.constantFrom(
  'Hello.',
  'Order A-1042 for Ada Lovelace, ada@lake.example: 3 lamps at 12.50 EUR each, due on 2026-05-04 at 19:30. It is urgent.',
  'The red and the green one, 7 of each, for version v1.2.3; see https://lake.example/a?b=1.',
  'a: 1\nb: two\nkind: plain\nmode: rich\nlabel: leaf\nvalue: 12',
  `"${'long '.repeat(200)}"`,
  '\u{1F600}\u{1F600} na\u00efve caf\u00e9 \u4f60\u597d',
)

/** Asks for an answer to random schemas, by `outputConfig` and by a tool that must be used, and has each validated. */
export const answersAreValid = (numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(randomSchemas, texts, async (schema, text) => {
      const messages = [{ role: 'user' as const, content: [{ text }] }]
      const structure = { jsonSchema: { name: 'answer', schema: JSON.stringify(schema) } }
      const said = await answerTo({
        messages,
        outputConfig: { textFormat: { type: 'json_schema', structure } },
      })
      const used = await answerTo({
        messages,
        toolConfig: {
          tools: [{ toolSpec: { name: 'record', inputSchema: { json: schema as never } } }],
          toolChoice: { tool: { name: 'record' } },
        },
      })
      const complaints = createComplaints(schema)
      const errors = [...complaints(JSON.parse(said.text)), ...complaints(used.tool?.input)]
      if (errors.length > 0)
        throw new Error(`${errors.join('; ')}\n${said.text}\n${JSON.stringify(used.tool?.input)}`)
    }),
    { numRuns },
  )
