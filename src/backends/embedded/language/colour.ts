import { stem } from './stem.ts'

const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem))

/** Words of what only colours a text: weather, refreshments, decoration, hobbies, courtesies, looks, how it was received. */
export const colourWords: ReadonlySet<string> = stems(`
  sunny sunshine sun rainy rain rained raining drizzle mild windy cloudy fog foggy snowy splendid weather
  coffee tea biscuit biscuits cookie cookies cake cakes pie pies pastries sandwich sandwiches snacks lunch buffet barbecue pizza doughnuts
  chocolate ice-cream cider wine beer champagne lemonade refreshments catering delicious tasty yummy
  carpet carpets curtain curtains wallpaper painting paintings painted mural murals poster posters decoration decorated decor bunting balloon balloons flowers
  souvenir souvenirs icon icons logo font fonts photo photos photograph photographer selfie picture pictures portrait slides
  mascot otter parrot dog cat puppy pet dressed wore wearing wears costume trousers hat hats shirt shirts tie scarf scarves socks shoes moustache beard
  weekend holiday holidays vacation film films movie song songs sang singing danced dancing dance choir band music concert quiz joke jokes joked laughter
  laughed smiled smiling applause applauded cheered cheering clapped fun funny amusing lovely wonderful gorgeous beautiful pretty charming cosy cozy
  birthday anniversary jubilee wedding honeymoon hobby hobbies gardening knitting fishing golf marathon
  childhood grandmother grandfather aunt uncle cousin nickname nicknamed affectionately famous famously legendary beloved
  kiosk cafe caf\u00e9 canteen fireplace chandelier statue fountain parasol hamster
  greetings cheers regards sincerely faithfully cordially hello morning evening thanks thank apologies apologised
  mosaic vintage quaint picturesque scenic view views sunset sunrise park trees tree garden
  recycled cardboard cover colour colours color colors coloured glossy ribbon
`)

/** Phrases of the same, and of what a text says of itself or of long ago. */
export const colourPhrases =
  /\b(?:hope (?:you|this|that this)|finds? you well|by the way|btw|as you know|for those who|grew up|was born|born in|known for|named after|called ["'\u201c]|used to be|looks? (?:like|great|nice|lovely)|shaped like|full of|full house|in a good mood|good old|as (?:ever|usual|always)|twinned with|was (?:founded|built|opened|established|designed) (?:in|by)|were (?:founded|built|established) in|(?:began|started|opened|ended|closed) at \d|took place in the|was held (?:in|at) the|(?:has|had|have|with) (?:\w+ )?(?:pages|slides)|(?:written|compiled|prepared|painted|photographed|designed|printed) (?:by|on|in)|for (?:convenience|reference) only|received by the|offered (?:them|us|him|her) |did anyone|how was your|half of us|were late|was late|for quite some time|for a (?:long )?while|at length|long (?:conversation|talk|chat|discussion)|without (?:a )?result|somebody mentioned|someone mentioned|comes from the|is a keen|in (?:his|her|their) (?:free|spare) time|last (?:summer|weekend|holiday)|the (?:oldest|prettiest|tallest) |legend has it|every (?:summer|june|may|july|august|september|spring|autumn|winter)|celebrated|looking forward|see you|best wishes|kind regards|take care|all the best)\b/i

/** What a courtesy begins with: it says nothing of the matter. */
export const courtesies =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|thanks|thank you|many thanks|cheers|best|kind regards|regards|yours|sincerely|sorry|i'?m sorry|ok|okay|indeed|great|good|sure|yes|no|bye|goodbye|you'?re welcome|welcome)\b[^.!?]{0,40}[.!?,]?$/i

/** Words that show that something is decided, ordered, found, changed, or follows. */
export const weightyWords: ReadonlySet<string> = stems(`
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
