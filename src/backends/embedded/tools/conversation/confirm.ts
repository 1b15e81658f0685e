import { nameWords } from '../../language/name-words.ts'
import { functionName } from '../choice/tool-acts.ts'
import type { Chosen } from '../use-tools.ts'
import { agrees, asksBack } from './moods.ts'
import type { Turns } from './read-turns.ts'

const sure = /\b(?:i (?:hereby )?confirm|confirmed|i am sure|i'm sure|yes,? really|without asking)\b/i

/** Whether the user has said yes to it. */
export const confirmed = ({ text, reply }: Turns): boolean =>
  sure.test(text) || (asksBack(reply) && agrees(text))

/** Asks before a tool is used: "Shall I really cancel order (order id ORD-7)?" */
export function questionOf({ tool, values }: Chosen): string {
  const said = [...values]
    .slice(0, 8)
    .map(([path, value]) => {
      const name = path.split('\n').map(part => nameWords(part).join(' ') || part)
      return `${name.join(' ')} ${Array.isArray(value) ? value.join(', ') : String(value)}`
    })
    .join(', ')
  const what = nameWords(functionName(tool.name)).join(' ') || tool.name
  return `Shall I really ${what}${said === '' ? '' : ` (${said})`}? Please confirm.`
}
