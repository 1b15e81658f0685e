import type { MentionKind } from '../mentions/mention.ts'
import type { FreeText } from './slot.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export type SlotKind =
  | 'email'
  | 'url'
  | 'phone'
  | 'date'
  | 'time'
  | 'datetime'
  | 'currency'
  | 'acronym'
  | 'host'
  | 'identifier'
  | 'street'
  | 'postcode'
  | 'place'
  | 'person'
  | 'thing'

/** What kind of thing an argument holds, by a word of its name, the last word deciding. */
export const namedKinds: readonly (readonly [SlotKind, ReadonlySet<string>])[] = [
  ['email', list('email mail emails')],
  ['url', list('url uri link website homepage endpoint webpage href')],
  ['phone', list('phone telephone mobile tel msisdn fax cell')],
  [
    'date',
    list(
      'date day deadline due checkin checkout birthday birthdate dob arrival departure since until expiry expires dates',
    ),
  ],
  ['datetime', list('datetime timestamp when')],
  ['time', list('time hour clock')],
  ['currency', list('currency currencies ccy')],
  ['acronym', list('symbol ticker iata icao airport')],
  [
    'host',
    list('hostname host server machine instance node domain service container pod cluster database vm'),
  ],
  ['postcode', list('postcode zip postal plz')],
  ['street', list('street address line')],
  [
    'identifier',
    list(
      'id ids identifier number no code reference ref sku key order ticket account tracking invoice serial isbn iban ' +
        'booking reservation case parcel shipment issue vin plate barcode licence license branch commit version pnr ' +
        'confirmation claim policy contract po ticker',
    ),
  ],
  [
    'place',
    list(
      'city location place town country region destination origin state venue where area station port village district ' +
        'neighbourhood neighborhood pickup dropoff from to',
    ),
  ],
  [
    'person',
    list(
      'name person customer user assignee recipient author contact owner firstname lastname fullname employee patient ' +
        'who colleague manager attendee participant sender invitee doctor member passenger driver artist username',
    ),
  ],
]

/** Free texts, by the last word of the name that is one. */
export const namedTexts: readonly (readonly [FreeText, ReadonlySet<string>])[] = [
  ['message', list('text message content body comment note notes post caption reply sms memo remark')],
  ['task', list('task todo reminder activity')],
  ['title', list('title subject headline heading label')],
  ['query', list('query question prompt search keywords keyword input q topic term terms phrase expression')],
  ['reason', list('reason cause why justification purpose')],
  ['problem', list('summary description problem details issue symptom complaint fault')],
]

const weights = (text: string): ReadonlyMap<MentionKind, number> =>
  new Map(text.split(' ').map(pair => [pair.split(':')[0] as MentionKind, Number(pair.split(':')[1])]))

/** How well a thing that a text names is of the kind that an argument holds. */
export const kindWeights: Readonly<Record<SlotKind, ReadonlyMap<MentionKind, number>>> = {
  email: weights('email:6'),
  url: weights('url:6 code:1'),
  phone: weights('phone:6 number:1'),
  date: weights('date:6'),
  datetime: weights('date:5 time:4'),
  time: weights('time:6'),
  currency: weights('currency:6'),
  acronym: weights('acronym:5 currency:2 name:1.5'),
  host: weights('code:4 name:1 acronym:1 quotation:2 url:2'),
  identifier: weights('code:5 number:2 quotation:3 acronym:1 phone:1'),
  street: weights('name:1.5'),
  postcode: weights('code:2 number:2'),
  place: weights('name:4 place:3 acronym:2 quotation:3'),
  person: weights('name:4 quotation:3 email:1.5 place:1'),
  thing: weights('quotation:4 name:3 code:2 acronym:2 place:1 url:2 email:2 currency:1'),
}
