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
  [-0.4, 'issue missing cancel die chase'],
  [-0.5, 'dies died'],
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
