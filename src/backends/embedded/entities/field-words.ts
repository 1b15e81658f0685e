import { stem } from '../language/stem.ts'
import type { EntityKind } from './entity.ts'

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

interface FieldClass {
  readonly words: ReadonlySet<string>
  readonly kinds: ReadonlyMap<EntityKind, number>
  readonly named?: 'person' | 'organisation' | 'place' | 'city' | 'country'
}

const kinds = (text: string): ReadonlyMap<EntityKind, number> =>
  new Map(
    list(text).map(pair => {
      const [kind = '', share = '1'] = pair.split(':')
      return [kind as EntityKind, Number(share)]
    }),
  )

const classes: readonly (readonly [string, string, FieldClass['named']?])[] = [
  ['email emails mail e-mail mailbox', 'email'],
  ['url urls uri link links website websites web homepage site page', 'url'],
  [
    'callback hotline helpline phone phones telephone mobile tel cell cellphone landline fax hotline',
    'phone',
  ],
  ['iban bban', 'iban'],
  ['file files filename filenames attachment attachments script scripts document documents', 'file'],
  ['hashtag hashtags mention mentions handle handles', 'hashtag'],
  ['postcode postcodes postal zip zipcode plz', 'postcode'],
  ['street', 'street'],
  ['address addresses', 'street'],
  ['nationality nationalities citizenship language languages', 'nationality'],
  ['percent percentage percentages percents share apr', 'percent number:0.3'],
  ['departure arrival', 'date name:0.95 weekday:0.6 time:0.6', 'place'],
  [
    'date dates day days deadline deadlines due birthday dob birthdate expiry expires expiration appointment hearing visit ruling joined signed_on checkin checkout when born release launch departure arrival start end begin beginning until since anniversary valid renewal',
    'date weekday:0.6 year:0.5 time:0.3',
  ],
  ['dose dosage strength', 'quantity number:0.3 percent:0.3'],
  ['year years', 'year date:0.4'],
  ['month', 'date:0.7'],
  ['weekday', 'weekday date:0.2'],
  ['time times hour clock', 'time'],
  ['duration length period term stay warranty notice', 'duration quantity:0.4'],
  [
    `amount amounts total price prices cost costs fee fees salary wage pay rent budget deposit balance sum sums payment refund fine subtotal tax vat
    charge charges fare value money income revenue turnover donation bonus premium loan bid offer compensation income spend expense discount due owed grant prize net gross rate damages turnover`,
    'money number:0.55 percent:0.2',
  ],
  [
    'mileage odometer payload weight height width depth distance temperature speed volume capacity power area altitude size dimensions mass range voltage',
    'quantity number:0.4',
  ],
  [
    `id ids identifier code codes reference references ref sku serial order ticket invoice tracking booking flight flights version versions model plate isbn account policy
    identifiers confirmation part parts voucher coupon licence license registration case claim passport pin po vin  gate contract number numbers no nr key customer_number shipment parcel train bus build`,
    'identifier iban:0.5 number:0.45 year:0.3 phone:0.3',
  ],
  [
    `name names person persons people who whom contact sender recipient author reporter customer client assignee owner employee patient guest tenant landlord manager boss supervisor
    applicant candidate driver teacher student speaker speakers organiser organizer attendee attendees participant participants buyer seller signer signatory signed witness chair chairman chairwoman chairperson
    caller doctor lawyer nurse director president ceo editor host winner winners child parent mother father player caretaker treasurer secretary inspector chef technician engineer agent representative beneficiary holder cardholder complainant requester requestor plaintiff claimant defendant accused suspect victim payee payer observer scorer trainer instructor tutor musician singer composer illustrator translator conductor commander pilot passenger approver approved
    user firstname lastname surname fullname forename founder inventor artist judge architect photographer captain coach member members names spouse`,
    'name',
    'person',
  ],
  [
    `company companies organisation organization organisations organizations employer merchant supplier vendor shop store bank airline hospital school university firm business agency issuer carrier
    landlord manufacturer publisher retailer insurer provider institution brand client_company seller contractor restaurant hotel maker operator garage clinic court club team opponent rival studio label`,
    'name',
    'organisation',
  ],
  ['city town village municipality locality cities towns', 'name', 'city'],
  ['country countries nation', 'name', 'country'],
  [
    'place places location locations destination destinations origin venue region where state county airport headquarters headquarter hq base residence station home stop port from to hometown birthplace stadium arena ground theatre hall lake river mountain',
    'name street:0.5',
    'place',
  ],
  ['currency', 'money'],
  [
    'quantity quantities qty count number pieces units guests people persons nights seats copies participants adults children attendees passengers rooms items beds bedrooms bathrooms employees members visitors hours minutes days weeks months tickets boxes score rating age servings portions serves attendance spectators capacity participants viewers followers likes goals wins floor floors stock pages students victims age ages',
    'number quantity:0.7 duration:0.7 year:0.2',
  ],
]

/** Classes of field names, by the words that mean them. */
export const fieldClasses: readonly FieldClass[] = classes.map(([words, kindText, named]) => ({
  words: new Set(list(words)),
  kinds: kinds(kindText),
  ...(named && { named }),
}))

const groups = `
start begin commence from effective open onset since
end finish until expire expiry till through terminate close stop to conclude
due deadline by until latest before within
deliver delivery ship arrive by dispatch
expiry expire valid until end
issue date issued dated
birth born birthday dob birthdate
sender from regard sincerely faithfully writer write
recipient to dear for attn addressee deliver ship
author by write written
checkin arrive arrival from check in
checkout leave leaves departure depart until check out vacate
reporter report by
signer sign signatory signature by
total sum altogether grand overall due
amount pay total sum due owe cost price
price cost each per unit pay
unit each per piece apiece
salary pay wage earn annual year month
rent month pay
fine penalty
deposit bond
departure depart leave leaves from
arrival arrive to land
origin from depart leave
destination to for bound arrive
headquarter base seat hq in
residence live
customer for to
client for to
customer client buyer order bought
buyer buy purchase bought
seller sell sold
supplier vendor provider from
merchant at with shop store from
employer work at for
manager boss supervisor lead head
tenant lessee rent
landlord lessor owner
patient dear
chair chaired president
organiser organise organizer host
speaker speak talk present lecture
attendee attend participant with
participant attend with join
contact call reach ask
invoice inv bill
order po purchase
booking reservation book
reservation booking book
tracking track parcel shipment
meeting meet
renewal renew
cancel cancellation
phone call ring tel telephone mobile
fax telefax
office work
mobile cell
home private
support help
press media
website site visit online
winner win won first
founder found founded start
founded founded since establish
owner own belong
doctor dr
teacher teach
driver drive
child son daughter kid
wife husband spouse partner
copy cc
cc copy carbon
hire join start
joined join since
score rating rate point
guest people person
quantity qty unit piece
duration long last take
refund reimburse back
discount off reduce rebate
weight weigh heavy
height tall high
age old year
temperature degree
interest rate
vat tax
net before
gross including
born birth
city town
caretaker janitor
replacement replace
appointment appoint see scheduled booked
departure depart leave
checkin check-in arrive arrival
checkout check-out leave
previous former old earlier last before original was until
old former previous earlier before original was until instead
original originally initially before was plan
new next current from now instead move change reschedule postpone update
error show display fail fault
password pass passcode login key
requester from by sent wrote request ask
reviewer review from by wrote
observer report spot
callback back call return
entrance entry admission enter ticket
current now present
next following
cancellation cancel
termination terminate end
renewal renew
checkout until vacate
checkin from
absent apology excuse miss regret
dose dosage
dosage dose
to arrive destination in for
from depart leave origin at
owe due balance overdue outstanding unpaid
outstanding unpaid overdue balance owe due
remote home telework hybrid remotely
injury hurt injure wound harm casualty
injure hurt injury wound
furnish furniture
park car garage
smoke cigarette
vegetarian vegan meatless
dog dachshund labrador poodle terrier beagle spaniel collie retriever puppy bulldog husky corgi whippet greyhound mongrel shepherd pug
cat tomcat kitten siamese persian tabby
horse mare pony stallion gelding foal
passenger ticket person people traveller adult seat
guest table seat
seller call contact ask
pet dog cat animal rabbit horse hamster parrot kitten puppy pony budgie ferret tortoise
available stock free vacant start join begin
urgent asap immediate hurry quick emergency soon
subscribe newsletter consent agree
accept agree
insure cover
paid pay settle
refundable refund
wheelchair barrier accessible step
accessible wheelchair lift
last previous until by latest end close deadline final
final last until latest end deadline
first from start open begin earliest
teacher teach with by taught
instructor with by
defendant order sued against
plaintiff sued claim who
serve people serve person portion for
servings people serve person portion for
mileage mile km done driven clock
attendance spectator front crowd people visitor
participant people person join maximum
payee to transfer pay
observer observed saw seen by
opponent beat defeat against lost
team beat
ruling order ruled decided
vat tax mwst
`
/** What is said beside a thing, by the stem of a word of its name. */
export const cueWords: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>()
  for (const line of groups.trim().split('\n')) {
    const [head = '', ...rest] = list(line)
    const base = stem(head)
    found.set(base, [...(found.get(base) ?? []), ...rest.map(stem)])
  }
  return found
})()

/** Words that tell nothing from others of its kind. */
export const plainWords: ReadonlySet<string> = new Set(
  list(
    'the a an of in on at for by to and or is was were are be date day time number no nr id code name names amount value text string iso full exact person people all every any its their his her which that this these mentioned named given found value values list item items field address entity entities info information contained',
  ),
)
