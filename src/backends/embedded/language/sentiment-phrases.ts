const groups: readonly (readonly [number, string])[] = [
  [
    2,
    `
    can't fault | cannot fault | can't recommend enough | cannot recommend enough |
    couldn't be happier | could not be happier | couldn't be better | couldn't ask for more |
    nothing but praise | second to none | blown away | game changer | five stars | 5 stars |
    above and beyond | top notch | made my day | life saver | life savers | hats off | ten out of ten |
    10 out of 10 | exceeded my expectations | exceeded our expectations | without a hitch |
    over the moon | money well spent | huge fan | a godsend`,
  ],
  [
    1.5,
    `
    buy again | order again | worth every | well done | thumbs up | in no time | rock star |
    better than expected | good as new | worth the money | like magic | first class | world class |
    spot on | big fan | a gem`,
  ],
  [
    1,
    `
    can't complain | cannot complain | can't wait | like a charm | four stars | 4 stars |
    will be back | does exactly what | exactly what i | exactly what we | keep it up | out of his way |
    out of her way | out of their way | in seconds | within seconds | a star | ahead of schedule |
    earlier than expected | saved me | saved us | worth the wait | piece of cake | works well |
    a dream | in good condition | thank you`,
  ],
  [
    0.8,
    `
    in minutes | within minutes`,
  ],
  [
    0.7,
    `
    as promised | on time`,
  ],
  [
    0.5,
    `
    as expected | as described | as advertised | look forward | looking forward | straight away |
    right away`,
  ],
  [
    0,
    `
    would like | i'd like | looks like | look like | as well | as well as | as soon as |
    would be lovely | would be nice | would be great | would be good | would be useful |
    would be helpful | than promised | free trial | best regards | kind regards | customer support |
    support team | support ticket | top of | please | kind of | pretty | bug report | not only |
    not just`,
  ],
  [
    -0.4,
    `
    once again | weeks ago | months ago`,
  ],
  [
    -0.5,
    `
    no idea | hit and miss | every time | have passed | have gone by | cancel my | billed for |
    charged for | keep getting | keeps getting | keep receiving | second time | how long | no longer |
    error message`,
  ],
  [
    -0.6,
    `
    for days | for hours | weeks later | months later | shut down | a competitor`,
  ],
  [
    -0.7,
    `
    for weeks | for months | you promised | was promised | were promised`,
  ],
  [
    -0.8,
    `
    hang up | all over again | time and again | cost me | yet another | an issue | issue with |
    issues with`,
  ],
  [
    -1,
    `
    two stars | 2 stars | oh great | no way | money back | still not | no luck | to pieces |
    without consent | refund me | refund now | every single time | over and over | no sign of |
    no trace of | no show | logging me out | logs me out | kicks me out | locked out | cut off |
    without a word | another error | third time | yet again | still no | gave up | give up |
    used to be | at best | without notice | without warning | without asking | missing from`,
  ],
  [
    -1.2,
    `
    no reply | no response | no answer | want a refund | on hold | hung up | gone missing | not on time`,
  ],
  [
    -1.5,
    `
    charged twice | double charged | billed twice | still nothing | to no avail | thumbs down |
    in pieces | without my consent | without my permission | without my knowledge | want my money |
    give me my money | had enough | sick of | tired of | a joke | nowhere to be found | still waiting |
    falling apart | fell apart | stopped working`,
  ],
  [
    -2,
    `
    zero stars | 0 stars | no stars | one star | 1 star | thanks for nothing | great another | fed up |
    ripped off | rip off | waste of | last straw | how dare | shame on | let down | stay away |
    never again`,
  ],
]

/**
 * Phrases whose words mislead one by one, as lower-case words, with their own weight: from -2, worst, to 2, best,
 * 0 for what says nothing.
 */
export const sentimentPhrases: readonly (readonly [readonly string[], number])[] = groups.flatMap(
  ([weight, phrases]) => phrases.split('|').map(phrase => [phrase.trim().split(/\s+/), weight] as const),
)
