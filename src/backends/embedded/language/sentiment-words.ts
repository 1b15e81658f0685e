import { inflections } from './inflections.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)

const weighted: readonly (readonly [number, string])[] = [
  [
    2,
    `amazing awesome brilliant excellent exceptional fabulous fantastic flawless incredible love magnificent
    marvellous marvelous outstanding perfect phenomenal remarkable spectacular splendid stellar stunning sublime
    superb terrific thrill wonderful wow delight adore best gorgeous exquisite masterpiece 😍 🤩 ❤ 💯 🎉 🥰`,
  ],
  [
    1,
    `accurate admire affordable appreciate attentive beautiful benefit bless bliss bonus breeze bright charm charming
    cheerful clean clear clever comfortable comfy commend compliment congratulations considerate convenient
    cosy cozy courteous crisp dependable durable ease easy effective efficient effortless elegant enjoy
    enjoyable enthusiastic exceed excite exciting fair favorite favourite fine fresh friendly fun funny generous
    genius gentle glad good grateful gratitude great handy happy helpful hilarious honest impeccable impress
    impressive improve improvement inspire interesting intuitive joy kind knowledgeable lovely loyal lucky
    memorable neat nice perfectly painless patient pleasant please pleased pleasure polite praise prompt proud quick
    recommend refreshing reliable relief relieved responsive reward satisfied satisfy satisfying seamless simple
    sleek smile smooth solid speedy spotless stylish success successful super superior supportive swift
    tasty thank thankful thanks thorough thoughtful tidy timely trust trustworthy useful valuable
    versatile vibrant warm welcome welcoming win winner worth worthwhile yay yum yummy delicious upbeat
    wonderfully well better cheers hero kudos lifesaver legend rockstar ace seamlessly instantly 
    generosity kindness courtesy patience polish polished intuitively resolved solved sorted 😀 😃 😄 😁 😊 🙂 👍 👏 🙏 😎 ✨`,
  ],
  [
    -1,
    `abandon absurd ache aggressive alarm annoy annoyance annoying anxious argue ashamed avoid awkward bad baffle
    bizarre blame bland bleak blunt bother bored boring breach break broke broken bug buggy burden careless chaos chaotic
    cheat cheap cheaply clumsy clunky complain complaint complicated concern confuse confusing confusion
    contradict corrupt costly cramped crash creepy cringe cry cumbersome damage damaged damp dangerous dead deceive
    decline defect defective deficient degrade delay demand depress deteriorate difficult dirty disagree
    disappear discomfort discourage dishonest dislike dismiss dismissive disorganised disorganized displease dispute
    disrespectful dissatisfied dissatisfy distort disturb doubt down drawback dreary dull embarrass error excuse
    expensive exhaust fail failure fake fault faulty fear filthy flaw flawed flimsy flop forgot forgotten fraud freeze
    frozen frustrate frustration fuss glitch glitchy greedy grim grumpy hang harm harsh hassle headache hidden
    hopeless hostile hurt ignore ignorant impatient impolite impossible inaccurate inadequate incompetent
    incomplete inconsistent inconvenient incorrect ineffective inefficient inferior insult interrupt irritate
    jam junk kaput lack laggy lag lame late lazy leak limp lose loss lost loud lousy mad malfunction mediocre
    mess messy mislead misleading miss mistake mold mouldy neglect nervous noisy nuisance objection obnoxious
    obsolete offend offensive outage outdated overcharge overcrowded overpriced overrated pain painful pathetic
    plague pointless poor poorly pricey problem problematic quit rattle reject refuse regret reluctant ridiculous risky
    rotten rough rude rushed rust sad scam scare scratch shabby shady shame shoddy sick slow sluggish smell smelly
    sorry spam spoil stale stall steal stink stolen stress stressful stubborn stuck struggle stupid suck suffer
    suspicious tacky tear tedious tense threat threaten tired tiresome torn trash trouble ugly unable
    unacceptable unanswered unavailable unclear uncomfortable underwhelm unfair unfinished unfortunate
    unfortunately unfriendly unhappy unhelpful uninspired unpleasant unprofessional unreasonable unreliable unresolved
    unresponsive unsatisfied unstable unsuitable untrue unusable unwanted unwelcome upset useless vague
    vanish wait warp waste weak weird wobbly worried worry worse worsen wrong yell barely bounce brush choke clog collapse crack creak crush deadlock debited 
    dent disappearance disconnect discontinue ditch dump embarrassed evade explode fob
    fraudulent fumble ghost gibberish halt hijack hoax hog inaccessible incoherent inept invalid
    jerk joke laughable leaky liar lockout loophole lurch mangle mess mishandle misplace mispriced
    mislabel mockery moan mouldy nag nonsense nowhere obstruct outrageously overbook overdue overheat oversell
    patchy penalise penalize puncture rant rip ruin runaround sabotage scratchy scrap shatter shrink 
     slip smash snap sneaky snub soak sour spill squeak stain stall stonewall stumble stutter
    suspend tangle tamper throttle thrown threw trick unacknowledged unanswered unauthorised unauthorized undelivered
    unfit unhygienic unplayable unreachable unreadable unsafe unsanitary unwashed vomit whine wobble wreck wrongly 😞 😟 😕 🙁 😢 😭 👎 😒 😔 😤`,
  ],
  [-0.4, 'issue missing cancel'],
  [
    -2,
    `abysmal agony appalling atrocious awful catastrophe catastrophic despicable devastate disaster disastrous
    disgrace disgraceful disgust disgusting dreadful fuming furious garbage ghastly hate hateful hell horrendous horrible
    horrid horrific infuriate insulting intolerable livid miserable nightmare outrage outrageous rage
    repulsive rubbish shocking terrible terrify toxic unbearable unforgivable vile worst worthless wretched
    abuse angry betray cruel ripoff disappoint disappointing disappointment 😠 😡 🤬 🤮 💔`,
  ],
]

/** Word in any form to weight: from -2, worst, to 2, best. A word that is listed keeps its own weight. */
export const sentimentWords: ReadonlyMap<string, number> = new Map([
  ...weighted.flatMap(([weight, words]) =>
    list(words).flatMap(word => inflections(word).map(form => [form, weight] as const)),
  ),
  ...weighted.flatMap(([weight, words]) => list(words).map(word => [word, weight] as const)),
])

/** What a service is expected to do: says nothing alone, is a complaint when it did not happen. */
export const expectations: ReadonlySet<string> = new Set(
  list(
    `answer arrive call come connect deliver fix get handle hear heard help honour honor load open process provide receive
    refund reply resolve respond response return ship show sort start turn update work load print charge care listen
    solution explanation apology follow notify tell told warn came got`,
  ).flatMap(inflections),
)

/** Phrases whose words mislead one by one, as lower-case words, with their own weight. */
export const sentimentPhrases: readonly (readonly [string, number])[] = [
  ["can't complain", 1],
  ['cannot complain', 1],
  ["can't fault", 2],
  ['cannot fault', 2],
  ["can't wait", 1],
  ["can't recommend enough", 2],
  ['cannot recommend enough', 2],
  ["couldn't be happier", 2],
  ['could not be happier', 2],
  ["couldn't be better", 2],
  ["couldn't ask for more", 2],
  ['nothing but praise', 2],
  ['second to none', 2],
  ['like a charm', 1],
  ['as expected', 0.5],
  ['as described', 0.5],
  ['as advertised', 0.5],
  ['blown away', 2],
  ['game changer', 2],
  ['five stars', 2],
  ['5 stars', 2],
  ['four stars', 1],
  ['4 stars', 1],
  ['two stars', -1],
  ['2 stars', -1],
  ['zero stars', -2],
  ['0 stars', -2],
  ['no stars', -2],
  ['one star', -2],
  ['1 star', -2],
  ['thanks for nothing', -2],
  ['great another', -2],
  ['oh great', -1],
  ['would like', 0],
  ["i'd like", 0],
  ['looks like', 0],
  ['look like', 0],
  ['as well', 0],
  ['as well as', 0],
  ['as soon as', 0],
  ['no idea', -0.5],
  ['no way', -1],
  ['fed up', -2],
  ['ripped off', -2],
  ['rip off', -2],
  ['money back', -1],
  ['waste of', -2],
  ['charged twice', -1.5],
  ['double charged', -1.5],
  ['billed twice', -1.5],
  ['still nothing', -1.5],
  ['still not', -1],
  ['to no avail', -1.5],
  ['no luck', -1],
  ['no reply', -1.2],
  ['no response', -1.2],
  ['no answer', -1.2],
  ['buy again', 1.5],
  ['order again', 1.5],
  ['will be back', 1],
  ['does exactly what', 1],
  ['exactly what i', 1],
  ['exactly what we', 1],
  ['worth every', 1.5],
  ['well done', 1.5],
  ['keep it up', 1],
  ['thumbs up', 1.5],
  ['thumbs down', -1.5],
  ['look forward', 0.5],
  ['looking forward', 0.5],
  ['above and beyond', 2],
  ['out of his way', 1],
  ['out of her way', 1],
  ['out of their way', 1],
  ['top notch', 2],
  ['hit and miss', -0.5],
  ['would be lovely', 0],
  ['would be nice', 0],
  ['would be great', 0],
  ['would be good', 0],
  ['would be useful', 0],
  ['would be helpful', 0],
  ['in pieces', -1.5],
  ['to pieces', -1],
  ['without my consent', -1.5],
  ['without my permission', -1.5],
  ['without my knowledge', -1.5],
  ['without consent', -1],
  ['refund me', -1],
  ['refund now', -1],
  ['want a refund', -1.2],
  ['want my money', -1.5],
  ['give me my money', -1.5],
  ['on hold', -1.2],
  ['hung up', -1.2],
  ['hang up', -0.8],
  ['every time', -0.5],
  ['every single time', -1],
  ['over and over', -1],
  ['all over again', -0.8],
  ['time and again', -0.8],
  ['once again', -0.4],
  ['had enough', -1.5],
  ['sick of', -1.5],
  ['tired of', -1.5],
  ['last straw', -2],
  ['a joke', -1.5],
  ['gone missing', -1.2],
  ['no sign of', -1],
  ['no trace of', -1],
  ['no show', -1],
  ['nowhere to be found', -1.5],
  ['cost me', -0.8],
  ['logging me out', -1],
  ['logs me out', -1],
  ['kicks me out', -1],
  ['locked out', -1],
  ['for weeks', -0.7],
  ['for months', -0.7],
  ['for days', -0.6],
  ['for hours', -0.6],
  ['weeks ago', -0.4],
  ['months ago', -0.4],
  ['weeks later', -0.6],
  ['months later', -0.6],
  ['have passed', -0.5],
  ['have gone by', -0.5],
  ['how dare', -2],
  ['shame on', -2],
  ['in no time', 1.5],
  ['in seconds', 1],
  ['in minutes', 0.8],
  ['within minutes', 0.8],
  ['within seconds', 1],
  ['straight away', 0.5],
  ['right away', 0.5],
  ['made my day', 2],
  ['life saver', 2],
  ['life savers', 2],
  ['hats off', 2],
  ['a star', 1],
  ['rock star', 1.5],
  ['ten out of ten', 2],
  ['10 out of 10', 2],
  ['ahead of schedule', 1],
  ['earlier than expected', 1],
  ['better than expected', 1.5],
  ['exceeded my expectations', 2],
  ['exceeded our expectations', 2],
  ['cut off', -1],
  ['shut down', -0.6],
  ['without a hitch', 2],
  ['without a word', -1],
  ['over the moon', 2],
  ['saved me', 1],
  ['saved us', 1],
  ['as promised', 0.7],
  ['than promised', 0],
  ['you promised', -0.7],
  ['was promised', -0.7],
  ['were promised', -0.7],
  ['good as new', 1.5],
  ['worth the wait', 1],
  ['worth the money', 1.5],
  ['money well spent', 2],
  ['piece of cake', 1],
  ['like magic', 1.5],
  ['works well', 1],
  ['first class', 1.5],
  ['world class', 1.5],
  ['spot on', 1.5],
  ['on time', 0.7],
  ['not on time', -1.2],
  ['big fan', 1.5],
  ['huge fan', 2],
  ['a dream', 1],
  ['a gem', 1.5],
  ['a godsend', 2],
  ['a competitor', -0.6],
  ['cancel my', -0.5],
  ['billed for', -0.5],
  ['charged for', -0.5],
  ['another error', -1],
  ['yet another', -0.8],
  ['third time', -1],
  ['second time', -0.5],
  ['yet again', -1],
  ['how long', -0.5],
  ['still waiting', -1.5],
  ['still no', -1],
  ['no longer', -0.5],
  ['let down', -2],
  ['falling apart', -1.5],
  ['fell apart', -1.5],
  ['stopped working', -1.5],
  ['gave up', -1],
  ['give up', -1],
  ['used to be', -1],
  ['at best', -1],
  ['stay away', -2],
  ['never again', -2],
  ['in good condition', 1],
  ['thank you', 1],
  ['free trial', 0],
  ['best regards', 0],
  ['kind regards', 0],
  ['customer support', 0],
  ['support team', 0],
  ['support ticket', 0],
  ['top of', 0],
  ['please', 0],
  ['kind of', 0],
  ['pretty', 0],
  ['bug report', 0],
  ['error message', -0.5],
  ['an issue', -0.8],
  ['issue with', -0.8],
  ['issues with', -0.8],
  ['not only', 0],
  ['not just', 0],
  ['without notice', -1],
  ['without warning', -1],
  ['without asking', -1],
  ['missing from', -1],
]
