import { leisure } from './leisure.ts'
import { stem } from './stem.ts'

const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem))

/** Words of what only colours a text: weather, refreshments, decoration, hobbies, courtesies, looks, how it was received. */
export const colourWords: ReadonlySet<string> = stems(leisure)

/** Phrases of the same, and of what a text says of itself or of long ago. */
export const colourPhrases =
  /\b(?:to my surprise|all day long|all the time|believe it or not|fun fact|funnily enough|showed us|told (?:me|us) (?:everything|all|a story)|couldn't help|i dropped my|present from|gift from|a keen|an avid|a passionate|a gifted|a big fan|fan of|in the rain|got (?:lost|stuck)|on the way (?:here|there|home)|been a (?:happy|loyal)|happy customer|for (?:\d+|many|twenty|thirty) years|who has worked|slowly|was being repaired|anyone else|lol|haha|how are you|hope you|we hope|chosen by|dealt with|took notes|opened the meeting|welcomed|hope (?:you|this|that this)|finds? you well|by the way|btw|as you know|for those who|grew up|was born|born in|known for|named after|called ["'\u201c]|used to be|looks? (?:like|great|nice|lovely)|shaped like|full of|full house|in a good mood|good old|as (?:ever|usual|always)|twinned with|was (?:founded|built|opened|established|designed) (?:in|by)|were (?:founded|built|established) in|(?:began|started|opened|ended|closed) at \d|took place in the|was held (?:in|at) the|(?:has|had|have|with) (?:\w+ )?(?:pages|slides)|(?:written|compiled|prepared|painted|photographed|designed|printed) (?:by|on|in)|for (?:convenience|reference) only|received by the|offered (?:them|us|him|her) |did anyone|how was your|half of us|were late|was late|for quite some time|for a (?:long )?while|at length|long (?:conversation|talk|chat|discussion)|without (?:a )?result|somebody mentioned|someone mentioned|comes from the|is a keen|in (?:his|her|their) (?:free|spare) time|last (?:summer|weekend|holiday)|the (?:oldest|prettiest|tallest) |legend has it|every (?:summer|june|may|july|august|september|spring|autumn|winter)|celebrated|looking forward|see you|best wishes|kind regards|take care|all the best)\b/i

/** What a courtesy begins with: it says nothing of the matter. */
export const courtesies =
  /^(?:(?:we|i) (?:hope|wish|trust)\b.*|(?:we(?:'re| are)|i(?:'m| am)) (?:delighted|pleased|happy|glad|proud|excited|thrilled) (?:that|to|about)\b.*|welcome to\b.*|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|thanks|thank you|many thanks|cheers|best|kind regards|regards|yours|sincerely|sorry|i'?m sorry|ok|okay|indeed|great|good|sure|yes|no|bye|goodbye|you'?re welcome|welcome|morning|lol|haha|cool|perfect|nice|fine|greetings|sunny greetings|warm regards|love)\b[^.!?]{0,40}[.!?,]?)$/i

/** Words that show that something is decided, ordered, found, changed, or follows. */
export const weightyWords: ReadonlySet<string> = stems(`
  now faster slower cheaper dearer higher lower fewer added removed supports covers cuts banned dredged collected collects due responsible request requests
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
