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
    'forget warn dim heat cool wake lower increase decrease raise reduce scrap abort annul void revoke erase wipe purge raise ' +
    'reboot bounce settle reimburse freeze unfreeze suspend block unblock escalate page prolong extend postpone delay shift bump ' +
    'withdraw ditch destroy edit modify amend adjust alter swap upgrade downgrade hire rent borrow enrol enroll inform ping ' +
    'alert donate wire approve accept reject assign reassign delegate delegate archive roll sign hand pencil wrap mark bring set',
)

/** Words that begin a question or a wish. */
export const questionWords = list(
  "what what's whats who who's whose where where's when when's which why how how's is are was were do does did can could would will should i'd i need want we'd",
)

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
