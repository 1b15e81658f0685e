import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const greetings = list('hi hello hey greetings howdy morning afternoon evening bonjour hola hallo ciao')
const thanks = list('thanks thank thx cheers')
const creations = list(
  'write compose draft translate generate create draw code implement invent imagine paint sing program design explain tell',
)
const questions = list(
  'what who whom whose when where which why how is are was were do does did can could will would should',
)

const NAME = "I am Outcrop's embedded model"
const ABLE = 'I can summarise, classify or search a text that you give me, answer in JSON, and use tools'

/** Who it is, or what it can do. */
function asksAbout(found: readonly string[]): boolean {
  const text = ` ${found.slice(0, 20).join(' ')} `
  return [
    ' who are you ',
    ' what are you ',
    ' your name ',
    ' are you ',
    ' which model ',
    ' what model ',
    ' can you do ',
    ' do you do ',
    ' can you help ',
    ' are you able ',
    ' are you capable ',
  ].some(part => text.includes(part))
}

/** One honest sentence or two in answer to what is none of the tasks: the model names itself and what it lacks. */
export function introduce({ prompt }: Assignment): string {
  const found = words(prompt.text.slice(0, 2_000))
  const [unreadable] = prompt.unreadable
  if (unreadable !== undefined)
    return `${NAME} and cannot read ${unreadable}; send me the text in it instead.`
  if (asksAbout(found))
    return `${NAME}, small and rule-based, not Claude or any other foundation model. ${ABLE}.`
  const opening = found.slice(0, 3)
  if (!creations.has(found[0] ?? '') && opening.some(word => greetings.has(word)) && found.length < 12)
    return `Hello. ${NAME}: small, rule-based, and without knowledge beyond this prompt. ${ABLE}.`
  if (opening.some(word => thanks.has(word)) && found.length < 12) return 'You are welcome.'
  if (opening.some(word => creations.has(word)))
    return `${NAME} and have no knowledge beyond this prompt, so I cannot do that. ${ABLE}.`
  if (opening.some(word => questions.has(word)) || prompt.text.trimEnd().endsWith('?'))
    return `${NAME} and have no knowledge beyond this prompt, so I cannot answer that; give me a text that does and I will quote it.`
  return `${NAME} and have no knowledge beyond this prompt. ${ABLE}: say which.`
}
