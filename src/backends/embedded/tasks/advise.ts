import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { clientErrorAdvice, serverErrorAdvice, statusAdvice } from './status-advice.ts'
import { symptomAdvice } from './symptom-advice.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** A number from 400 to 599 is a status only where the text speaks of one. */
const statusTalk = list(
  'http https api error errors status code codes response responses request requests return returns returning returned get gets ' +
    'getting got call calls endpoint server throw throws throwing see seeing receive receiving answer answers answering page url',
)
const trouble = list(
  "what how why help fix solve stop avoid handle error errors issue problem fails failing failed wrong can't cannot should " +
    'not unable keeps broken stuck do',
)
const deployments = list(
  'deploy deployed deploying deployment release released rollout upgrade upgraded migrated shipped',
)

function statusIn(found: readonly string[]): number | undefined {
  if (!found.some(word => statusTalk.has(word))) return undefined
  for (const word of found) {
    const first = word.charAt(0)
    if ((first !== '4' && first !== '5') || word.length < 3 || word.length > 4) continue
    const digits = word.endsWith('s') ? word.slice(0, -1) : word
    if (digits.endsWith('xx')) return first === '4' ? 499 : 599
    const status = Number(digits)
    if (status >= 400 && status < 600 && digits.length === 3) return status
  }
  return undefined
}

function adviceFor(found: readonly string[]): string | undefined {
  const status = statusIn(found)
  if (status !== undefined)
    return statusAdvice.get(status) ?? (status < 500 ? clientErrorAdvice : serverErrorAdvice)
  const stems = new Set(found.map(stem))
  return symptomAdvice.find(({ needs }) => needs.every(group => [...group].some(base => stems.has(base))))
    ?.advice
}

/** Helps with a known symptom from general rules; says nothing about the asker's own system. */
export function advise({ prompt }: Assignment): string | undefined {
  const found = words(prompt.text)
  if (!found.some(word => trouble.has(word))) return undefined
  const advice = adviceFor(found)
  if (advice === undefined || !found.some(word => deployments.has(word)) || advice.startsWith('Roll back'))
    return advice
  return `${advice} If it began with the deployment, compare what that changed, and roll it back while you investigate.`
}
