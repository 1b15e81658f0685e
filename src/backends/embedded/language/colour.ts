import { leisure } from './leisure.ts'
import { stem } from './stem.ts'

const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem))

/** Words of what only colours a text: weather, refreshments, decoration, hobbies, courtesies, looks, how it was received. */
export const colourWords: ReadonlySet<string> = stems(leisure)

/** Kinds of remarks that texts make in passing, whatever they are about. */
const remarks = [
  // Asides and surprise.
  'by the way|btw|as you know|believe it or not|fun fact|funnily enough|to my surprise|all day long|all the time|lol|haha|slowly',
  // Courtesies.
  'how (?:are you|was your)|(?:we )?hope (?:you|this|that)|finds? you well|looking forward|see you|best wishes|kind regards|take care|all the best',
  // People and their tastes.
  '(?:a|an) (?:keen|avid|passionate|gifted|big fan)|fan of|(?:present|gift) from|in (?:his|her|their) (?:free|spare) time|for those who|good old',
  // Origins and long ago.
  'grew up|was born|born in|known for|named after|called ["\'\u201c]|used to be|(?:was|were) (?:founded|built|established|designed) (?:in|by)|legend has it|for (?:\\d+|many|\\w+ty) years',
  // Looks and settings.
  'looks? (?:like|great|nice|lovely)|full of|in the rain|on the way (?:here|there|home)|last (?:summer|weekend|holiday)|every (?:summer|spring|autumn|winter)|as (?:ever|usual|always)',
  // What a text is, and how an event went along.
  '(?:written|compiled|prepared|photographed|printed) (?:by|on|in)|for (?:convenience|reference) only|(?:has|had|have|with) (?:\\w+ )?(?:pages|slides)|took place in the|was held (?:in|at) the|(?:began|started|opened|ended|closed) at \\d|for a (?:long )?while|for quite some time|at length',
]

/** Phrases of the same, and of what a text says of itself or of long ago. */
export const colourPhrases = new RegExp(`\\b(?:${remarks.join('|')})`, 'i')

/** What a courtesy begins with: it says nothing of the matter. */
export const courtesies =
  /^(?:(?:we|i) (?:hope|wish|trust)\b.*|(?:we(?:'re| are)|i(?:'m| am)) (?:delighted|pleased|happy|glad|proud|excited|thrilled) (?:that|to|about)\b.*|welcome to\b.*|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|thanks|thank you|many thanks|cheers|best|kind regards|regards|yours|sincerely|sorry|i'?m sorry|ok|okay|indeed|great|good|sure|yes|no|bye|goodbye|you'?re welcome|welcome|morning|lol|haha|cool|perfect|nice|fine|greetings|warm regards|love)\b[^.!?]{0,40}[.!?,]?)$/i

/** Words that show that something is decided, ordered, found, changed, or follows. */
export const weightyWords: ReadonlySet<string> = stems(`
  now faster slower cheaper dearer higher lower fewer added removed supports covers cuts banned collected collects due responsible request requests
  flooded burst destroyed insurance insured evacuated hospital arrested charged sentenced amounts delayed delays worn loose cracked leaking replaced exchanged tightened
  payable rent salary wage deposit notice fee penalty permission consent permit prohibited subletting written form apply register deadline
  tablet tablets dose doctor alcohol dependent overdose drive pregnant children allergic
  contract agreement supplier delivers advises receives employs leases grants

  must shall should required require requires requirement obliged mandatory forbidden prohibited banned allowed entitled
  will won't plans plan planned intends expected expects expect forecast aim aims target estimated estimate
  decided decide approved agreed voted ruled ordered signed confirmed announced launched introduced cancelled canceled postponed rejected accepted resolved
  found find showed shows discovered discover revealed detected identified concluded proves cause caused causes because due therefore result results
  rose fell increased decreased grew dropped doubled halved lost won saved cost costs earned paid pays price fee fine fined budget revenue profit loss
  closed closes close closing open opens opening stops stop stopped starts start begins begin ends end moves move moved replace replaces replaced
  instead longer anymore only never until deadline before after within
  recommend recommends recommended recommendation propose proposes proposed warns warn warned urges demands calls asks
  risk risks danger dangerous fatal damage damaged injured killed broken broke failed fails failure crack cracks blocked outage error defect leak
  new first record largest beat beats defeated scored equalised goal winner champion elected appointed resigned sacked promoted
  repaired installed fixed restored delivered completed finished built opened developed trained
  down lost missing wrong refund cancel complaint need needs urgent problem issue fault request
  liable recover refund compensation guarantee warranty remedy terminate notice
`)
