import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import type { Segment } from './segment.ts'

/** Verbs, who does it, and whom it is done with: `sold | seller vendor | buyer purchaser`. */
const verbs = `
sell sold selling | seller vendor supplier from | buyer purchaser customer client to
buy bought purchase purchased buying acquire acquired | buyer purchaser customer client acquirer to | seller vendor supplier target from
order ordered ordering | buyer customer client | seller supplier vendor shop
lend lent lending loan loaned | lender owner from | borrower to
borrow borrowed borrowing | borrower | lender owner
rent rented let leased lease hire hired | landlord lessor owner employer | tenant lessee renter employee
give gave given hand handed donate donated award awarded present presented | giver donor sponsor from | recipient receiver to winner beneficiary
send sent sending mail mailed forward forwarded write wrote written email emailed | sender author writer from | recipient addressee receiver to
receive received get got | recipient receiver to | sender from giver
pay paid transfer transferred wire wired | payer sender from debtor | payee recipient to creditor
owe owes owed | debtor borrower | creditor lender
teach taught train trained coach coached tutor tutored | teacher trainer instructor coach tutor | student pupil trainee
interview interviewed talk talks talked speaks spoke meet meets met host hosts welcome welcomes welcomed chat chats | host interviewer presenter moderator | guest interviewee
invite invited inviting | host inviter organiser organizer | guest invitee
replace replaced replaces succeed succeeded succeeds follow followed | new successor replacement current | old former previous predecessor
introduce introduced report reported tell told inform informed notify notified | reporter informant | informed recipient
sue sued sues accuse accused | plaintiff claimant accuser | defendant accused
beat beats beaten defeat defeated defeats overcome overcame | winner | loser runner opponent
treat treated treats examine examined see saw | doctor physician | patient
represent represented represents defend defended | lawyer attorney agent representative | client defendant
manage managed manages supervise supervised supervises lead leads led | manager supervisor boss lead leader | employee report
employ employed employs recruit recruited | employer company | employee
marry married marries | groom husband | bride wife
deliver delivered ship shipped delivers supply supplied supplies | carrier supplier vendor | recipient customer
adopt adopted adopts | adopter owner | pet animal`

interface VerbRoles {
  readonly subject: ReadonlySet<string>
  readonly object: ReadonlySet<string>
}

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const byVerb: ReadonlyMap<string, VerbRoles> = new Map(
  verbs
    .trim()
    .split('\n')
    .flatMap(line => {
      const [forms = '', subject = '', object = ''] = line.split('|')
      return [...list(forms)].map(form => [form, { subject: list(subject), object: list(object) }] as const)
    }),
)

const SAID = 0.9
const auxiliary = list('was were is are been be being gets got')
const nouns = list(
  'order lease rent present mail report train hire coach host loan purchase letter interview',
)
const articles = list('the a an my your our his her their this that')

/** How much "Wanda sold it to Jonas" says for one of its names being the field's, and against the other. */
export function roleBonus(
  segment: Segment,
  here: readonly Entity[],
  field: Field,
): ReadonlyMap<Entity, number> {
  const found = new Map<Entity, number>()
  const names = here.filter(({ kind }) => kind === 'name')
  if (names.length === 0) return found
  for (const [index, word] of segment.words.entries()) {
    const roles = byVerb.get(word.lower)
    if (roles === undefined) continue
    const side = field.words.some(one => roles.subject.has(one))
      ? 'subject'
      : field.words.some(one => roles.object.has(one) || roles.object.has(stem(one)))
        ? 'object'
        : undefined
    const before = segment.words[index - 1]?.lower ?? ''
    if (side === undefined || (nouns.has(word.lower) && articles.has(before))) continue
    const passive = segment.words
      .slice(Math.max(0, index - 3), index)
      .some(({ lower }) => auxiliary.has(lower))
    const earlier = names.findLast(({ end }) => end <= word.start)
    const later = names.filter(({ start }) => start >= word.end)
    const by = later.find(({ start }) => / by (?:the )?$/i.test(segment.text.slice(0, start - segment.start)))
    const doer = passive ? by : earlier
    const other = passive ? (later.find(one => one !== by) ?? earlier) : later[0]
    const [meant, unmeant] = side === 'subject' ? [doer, other] : [other, doer]
    if (meant === undefined) continue
    found.set(meant, SAID)
    if (unmeant !== undefined && unmeant !== meant) found.set(unmeant, -SAID)
    return found
  }
  return found
}
