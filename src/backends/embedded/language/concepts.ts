import { stem } from './stem.ts'

/** What texts about something talk of: `names` are what a label may call it, `words` what shows it. */
export interface Concept {
  readonly name: string
  readonly names: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem))

const pairs: readonly (readonly [string, string])[] = [
  [
    'billing payment payments invoice invoices finance financial accounting charges',
    `invoice charge bill refund payment pay paid card price subscription receipt fee cost overcharge deduct debit
    credit bank vat tax statement money amount owe balance discount coupon renewal iban euro dollar`,
  ],
  [
    'bug bugs technical defect error incident fault issue engineering outage software product',
    `crash error bug broken break fail freeze exception glitch hang timeout slow load blank screen button update
    install version app page click outage unavailable down sync export upload 500 404 503 log stack trace reproduce
    stopped spinner feature browser server api login`,
  ],
  ['praise compliment compliments thanks kudos appreciation', 'thank thanks kudos impressed grateful'],
  [
    'feature features request requests suggestion suggestions idea ideas enhancement improvement wish feedback',
    `wish suggest suggestion idea add feature would could option allow ability support enhancement integrate
    nice useful possible dark mode theme request improve`,
  ],
  [
    'shipping delivery shipment logistics fulfilment fulfillment order orders parcel package tracking',
    `ship deliver parcel package courier track arrive shipment order late dispatch driver address warehouse carrier
    lost box doorstep postal`,
  ],
  [
    'account access login authentication password profile signin',
    `password login log sign account username lock reset verify verification code email profile access credential
    authenticator mfa 2fa forgot locked`,
  ],
  [
    'cancellation cancel churn unsubscribe termination retention',
    'cancel unsubscribe close terminate end stop leave subscription membership delete contract',
  ],
  [
    'return returns exchange refund refunds',
    'return refund exchange replace replacement send back size damaged faulty money',
  ],
  [
    'sales sale lead pricing purchase presales upgrade',
    'price quote demo buy purchase upgrade enterprise plan trial seat licence license discount team',
  ],
  [
    'spam phishing scam junk unsolicited promotion promotions',
    `winner won win prize free click lottery claim urgent offer congratulations bitcoin crypto gift cash viagra
    selected guaranteed limited unsubscribe deal million inheritance bank verify exclusive`,
  ],
  [
    'security privacy compliance abuse fraud',
    `breach phish leak hack vulnerability gdpr privacy attacker malware suspicious unauthorised unauthorized stolen
    fraud compromise exploit security consent exposed`,
  ],
  [
    'hr people personnel recruiting',
    'leave vacation holiday salary payroll contract benefit hire interview candidate manager sick parental onboarding',
  ],
  [
    'legal law contract',
    'contract clause legal lawyer liability agreement licence terms lawsuit court attorney nda',
  ],
  ['marketing', 'campaign brand advert newsletter audience social promotion banner seo launch'],
  [
    'it helpdesk hardware network',
    'laptop printer vpn wifi network monitor keyboard computer install software mouse headset',
  ],
  [
    'urgent high critical p0 p1 emergency severe severity blocker',
    `urgent immediately asap down outage emergency critical all everyone production cannot nobody blocked losing
    breach stop stopped deadline today lost data security halted unable`,
  ],
  [
    'low minor trivial p3 p4 nonurgent',
    'minor typo cosmetic whenever small slight suggestion nice eventually colour color wording curious convenient rush',
  ],
  ['medium moderate normal p2', 'slow sometimes workaround intermittent occasionally delay delayed some'],
  [
    'sports sport football athletics',
    'game match team player goal score season coach league tournament championship win cup olympic race club stadium defeat',
  ],
  [
    'politics political government election policy',
    'election vote president minister parliament senate law policy government party campaign bill congress candidate treaty',
  ],
  [
    'technology tech science scientific computing research',
    `software chip computer data startup device internet ai robot smartphone cloud processor scientist study research
    experiment discover space nasa quantum algorithm`,
  ],
  [
    'business economy economic markets',
    'company market stock share profit revenue earnings merger acquisition investor economy inflation bank trade quarter ceo growth',
  ],
  [
    'health medical medicine healthcare clinical',
    'doctor patient hospital disease vaccine medicine treatment symptom drug clinical nurse therapy surgery cancer virus pain',
  ],
  [
    'entertainment culture arts music film movie',
    'film movie music album actor singer concert show series festival award theatre album star band director',
  ],
  [
    'travel tourism hotel flight',
    'flight hotel trip travel airport booking passport visa beach tour luggage airline destination room',
  ],
  [
    'food restaurant dining cooking',
    'food meal restaurant dish taste menu chef recipe waiter dinner lunch cook flavour flavor delicious',
  ],
  ['weather climate', 'weather rain snow sunny storm temperature forecast wind cloud heat degrees'],
  [
    'education school learning',
    'school student teacher class course exam university lesson learn homework lecture degree',
  ],
  [
    'anger angry furious rage',
    'angry furious outrage unacceptable livid fed mad annoyed rage ridiculous disgrace how dare',
  ],
  [
    'joy happy happiness joyful excited',
    'happy joy delighted thrilled glad excited wonderful love celebrate smile great',
  ],
  [
    'sadness sad grief sorrow',
    'sad cry miss lonely tears lost grief heartbroken depressed sorry mourn passed',
  ],
  [
    'fear afraid anxious anxiety worry',
    'afraid scared fear worried anxious nervous terrified panic danger frightened',
  ],
  ['surprise surprised', 'surprised unexpected suddenly shocked wow unbelievable astonished never expected'],
  [
    'formal professional',
    'dear sincerely regards hereby pursuant kindly respectfully furthermore enclosed attached request',
  ],
  ['informal casual', "hey hi lol yeah gonna wanna cool dude guys thx btw y'all sup awesome cheers"],
  [
    'question inquiry enquiry howto information info help support',
    'how what where when which can question wonder know help explain documentation guide possible tell information',
  ],
]

/** Topics that support desks, inboxes and newsrooms sort by. */
export const concepts: readonly Concept[] = pairs.map(([names, words]) => ({
  name: names.split(' ', 1)[0] ?? '',
  names: stems(names),
  words: stems(words),
}))
