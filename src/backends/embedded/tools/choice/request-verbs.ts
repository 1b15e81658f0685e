import { stem } from '../../language/stem.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Verbs that ask for something where they begin a clause. */
export const requestVerbs = list(
  'add apply approve arrange ask assign authorise authorize book bring buy calculate call cancel change charge check ' +
    'clear close collect compare compute confirm contact convert copy e-mail create cut decline delete deliver deploy describe ' +
    'disable dispatch display download draft drop email enable escalate estimate exchange export fetch file fill find ' +
    'fix force forward generate get give grab import inform inspect install invite issue kill launch let list locate ' +
    'lock log look lookup mail make mark message move mute need notify open order pause pay play post print publish ' +
    'push put query raise read reboot reduce refund register reject release remind remove rename renew reopen repeat ' +
    'replace reply report request reschedule reserve reset resolve restart restore resume retrieve return ring run save ' +
    'schedule search see sell send set share ship show shut skip start stop submit subscribe switch take tell text ' +
    'track transfer translate trigger turn unlock unmute unsubscribe update upgrade upload verify view wire write ' +
    'forget warn dim heat cool wake lower increase decrease raise reduce',
)

/** Words that begin a question or a wish. */
export const questionWords = list(
  "what what's whats who who's whose where where's when when's which why how how's is are was were do does did can could would will should i'd i need want we'd",
)

/** Verbs of tools that change something: such a tool is not for a request that does not say so. */
const changing: ReadonlySet<string> = new Set(
  (
    'cancel delete remove create update send book pay refund close open submit set add transfer buy reset restart stop ' +
    'approve reject start deploy assign schedule request reserve order switch turn move rename share post publish lock ' +
    'unlock enable disable block unblock terminate kill shut reboot wipe erase subscribe unsubscribe register drop ' +
    'cut escalate merge archive revoke grant charge issue place'
  )
    .split(' ')
    .map(stem),
)

/** Whether a stem of a tool's name says that the tool changes something. */
export const isChanging = (base: string): boolean => changing.has(base)

const opposites: readonly (readonly [string, string])[] = [
  ['open create raise', 'close resolve shut finish solve'],
  ['create book reserve schedule add', 'cancel delete remove'],
  ['start enable activate resume', 'stop disable deactivate pause'],
  ['lock', 'unlock'],
  ['buy', 'sell'],
  ['mute', 'unmute'],
  ['subscribe', 'unsubscribe'],
  ['block', 'unblock'],
  ['approve accept', 'reject decline'],
  ['upload', 'download'],
  ['deposit', 'withdraw'],
  ['grant', 'revoke'],
]
const opposing: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  opposites.flatMap(([one, other]) => {
    const [ones, others] = [one.split(' ').map(stem), other.split(' ').map(stem)]
    return [
      ...ones.map(base => [base, new Set(others)] as const),
      ...others.map(base => [base, new Set(ones)] as const),
    ]
  }),
)

/** The stems that mean the opposite of a tool's verb. */
export const opposedTo = (base: string): ReadonlySet<string> => opposing.get(base) ?? new Set()
