import { stem } from '../../language/stem.ts'

/** Words of requests and of tools that speak of the same thing. */
const lines: readonly string[] = [
  'weather forecast rain rainy raining sun sunny snow snowy snowing wind windy storm umbrella temperature climate cloudy humid humidity hot cold warm freezing degrees outside jacket coat meteorology',
  'thermostat temperature heating heat degrees warm warmer cold colder cool cooler radiator celsius fahrenheit chilly freezing hot climate',
  'light lights lamp lamps lighting bright dark dim brightness bulb',
  'parcel package shipment delivery tracking courier consignment track shipped arrive shipping post',
  'pickup collect collected collection courier fetch pick',
  'ticket issue incident problem support helpdesk case fault broken bug error fail failing failed crash crashing crashed jammed stuck malfunction',
  'close closed resolve resolved solve solved fixed done finish finished complete completed shut',
  'open create raise file log register report submit new start make set add',
  'invoice bill billing receipt',
  'transfer send pay wire remit move payment money owe',
  'refund reimburse reimbursement moneyback chargeback return',
  'balance account money funds have got left remaining savings checking much',
  'table restaurant reserve reservation book booking dinner lunch dine diner bistro eat seat trattoria',
  'book reserve reservation booking appointment schedule arrange',
  'hotel room accommodation stay night lodging hostel',
  'flight fly flying plane airline airport airfare air ticket',
  'train rail railway connection departure timetable',
  'remind reminder remember forget alarm alert todo note',
  'calendar meeting event appointment schedule agenda invite invitation',
  'convert conversion unit equal equals many much kilometre kilometer mile pound kilogram litre gallon km kg lb metre meter feet inch',
  'leave vacation holiday off absence pto sick absent time days annual unpaid ill',
  'employee staff colleague directory person people coworker worker extension department phone who contact works',
  'email mail message send write inbox drop letter',
  'message text sms send write chat tell notify',
  'call phone dial ring telephone',
  'shopping list groceries grocery buy cart basket add put',
  'exchange rate currency currencies euro dollar pound yen franc worth eur usd gbp chf jpy forex convert',
  'stock share price quote ticker market trading nasdaq',
  'restart reboot bounce relaunch reset cycle hang hangs hung frozen',
  'status health healthy alive running up down uptime load online offline doing state ok reachable responding slow busy',
  'server host machine instance node vm box db database cluster web app',
  'recipe cook cooking ingredient meal dish bake food make dinner eat kitchen',
  'property properties home house flat apartment rent sale buy bedroom studio place accommodation listing lease villa condo estate',
  'fixture match matches game play plays playing team next upcoming opponent schedule kickoff',
  'score result won win lost match game',
  'play music song album track listen artist playlist tune',
  'movie film cinema show showtime screening watch series theater theatre',
  'news headline article story press',
  'translate translation language text say mean english german french spanish italian',
  'define definition meaning word dictionary mean synonym',
  'search find look lookup show list browse google web internet information',
  'order purchase buy product item shop checkout',
  'product catalog catalogue stock available availability inventory item warehouse',
  'cancel call-off abort revoke annul scrap drop',
  'delete remove erase discard trash clear wipe drop',
  'update change modify edit amend adjust alter rename move set correct',
  'subscription subscribe plan membership unsubscribe newsletter',
  'password credential login reset locked unlock forgot forgotten sign access',
  'user account customer profile client member',
  'navigate route direction directions way distance drive map far travel long get',
  'taxi cab ride uber car driver',
  'car rental rent hire vehicle van',
  'traffic jam congestion road',
  'calculate compute math sum add multiply divide plus minus times percentage root calculator equation',
  'timer countdown minutes alarm wake',
  'time clock zone timezone hour',
  'translate translator',
  'file document folder upload download report spreadsheet pdf',
  'deploy deployment release rollout rollback version build pipeline',
  'log logs trace error exception',
  'database query sql table record row',
  'patient doctor appointment medical prescription clinic dentist health physician dr check-up checkup',
  'loan mortgage interest credit borrow',
  'insurance claim policy accident damage cover',
  'lock unlock door key gate',
  'volume loud quiet mute louder quieter sound',
  'summary summarise summarize report overview statistics metric metrics',
  'post publish tweet share social blog',
  'event concert gig festival ticket show',
  'joke funny laugh',
  'image picture photo draw generate painting',
  'job position vacancy candidate applicant career hiring',
  'course lesson class enrol enroll student grade',
  'nearby near nearest closest around find locate location where place',
  'approve approval accept confirm authorise authorize sign agree okay',
  'reject decline refuse deny',
  'escalate manager human agent supervisor handover person',
  'assign assignee owner allocate delegate',
  'stop halt terminate kill shut shutdown end pause off',
  'start begin launch boot run activate on',
  'sensor camera device thermostat smart',
  'feedback review rating complaint complain star',
]

const topicOf: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>()
  for (const [index, line] of lines.entries())
    for (const word of line.split(' ')) {
      const base = stem(word)
      const known = found.get(base)
      if (known === undefined) found.set(base, [index])
      else if (!known.includes(index)) known.push(index)
    }
  return found
})()

/** The numbers of the topics that a stem may be about. */
export const topicsOf = (base: string): readonly number[] => topicOf.get(base) ?? []

/** Everyday phrases, with words of what they are about. */
const phrases: readonly (readonly [string, string])[] = [
  ['how much have i', 'balance'],
  ['how much do i have', 'balance'],
  ['how much money', 'balance'],
  ['how much is left', 'balance'],
  ['days off', 'leave'],
  ['day off', 'leave'],
  ['time off', 'leave'],
  ['off work', 'leave'],
  ['off sick', 'leave'],
  ['take off', 'leave'],
  ['call in sick', 'leave'],
  ['how far', 'route'],
  ['how do i get to', 'route'],
  ['who is', 'person'],
  ['who are we playing', 'match'],
  ['out of order', 'problem'],
  ['not work', 'problem'],
  ["doesn't work", 'problem'],
  ["don't work", 'problem'],
  ["won't start", 'problem'],
  ["won't turn", 'problem'],
  ["can't log", 'problem'],
  ["won't open", 'problem'],
  ['stopped working', 'problem'],
  ["isn't working", 'problem'],
  ['not working', 'problem'],
  ['drop a line', 'email'],
  ['let know', 'message'],
  ['how warm', 'weather'],
  ['how cold', 'weather'],
  ['up and running', 'status'],
  ['how do you say', 'translate'],
  ['still up', 'status'],
  ['is down', 'status'],
]

/** Words that stand for the phrases of a text. */
export const impliedWords = (lower: string): string[] =>
  phrases.flatMap(([phrase, word]) => (lower.includes(phrase) ? word.split(' ').map(stem) : []))
