const groups: readonly (readonly [number, string])[] = [
  [
    2,
    `
    wouldn't change a thing | would not change a thing | changed my life | best decision | couldn't ask for better | could not ask for more | beyond my expectations | five out of five | 5 out of 5 | worth every penny | worth every cent | one of the best | never had to | never once had | not a single problem | never had a problem | never had any problems | never let me down | never lets me down | 10 10 | hidden gem | love love |
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
    years ago i wish | wish i had bought | wish i had found | wish i'd bought | wish i'd found | should have bought this | buying another | bought another | ordered another | bought a second | ordered a second | told all my friends | tell all my friends | recommended it to | come back again | came back for | coming back for | can't stop | could not stop | couldn't put it down | could not put it down | kept its promise | like new | fight over | wish more | holds up | far better than | much better than | better than the last | restored my faith | sold out | booked again | already booked | see you again | see you next | back next year | hit of the | all smiles |
    buy again | order again | worth every | well done | thumbs up | in no time | rock star |
    better than expected | good as new | worth the money | like magic | first class | world class |
    spot on | big fan | a gem`,
  ],
  [
    1,
    `
    works like | goes a long way | nothing to complain | no complaints | no regrets | zero issues | no issues | no problems | no problem at all | without any problems | without problems | without any issues | without issues | hassle free | stress free | easy as | still going strong | still works | runs like | worked first time | first time round | within the hour | same day | could not fault | kept me informed | kept us informed | answered all my questions | made us feel | felt at home | going back | be back | come again | again and again i | lifesaver |
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
    fine i guess | third time lucky | second to | come a third time | second visit | wish list | let me know | no later than | out of office | no longer than |
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
    it's ok i guess | shame that | too bad | not sure why | so so |
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
    save your money | look elsewhere | returned it | sent it back | returning it | send it back | return it | took it back | chase you | chasing you | had to chase | i'm done | i am done | done with | giving up | gave it away | in the bin | died after | dies by | dies after | died by | might as well | half of the | were missing | was missing | is missing | never worked | doesn't work | does not work | didn't work | did not work | won't work | not work | nobody came | no one came | not what i | nothing like the | on a bad | would rather | i'd rather | hours late | minutes late | days late | weeks late | an hour late | runs out | ran out of | falls off | fell off | came off | switched to | switching to | stopped after | lasted a week | lasted two | lasted three | lasted less | only lasted | lost my | lost our | somebody else's | someone else's | wrong order | wrong item | wrong size | wrong colour | still broken | not worth | asked twice | asked three times | called twice | called three times | written twice | drains my | drains the | kept waiting | made us wait | made me wait | waited an hour | waited two | waited three | hour wait | hours wait | waste my | wasted my | wasted our | no heating | no hot water | no towels | no signal | so much for | good luck getting | good luck with | long story short i | never arrived | never came | never called | left us | afternoon wasted | had to leave | walked out | cancelled my | cancelling my | cancelled at the last | last minute cancell | not again | too much for | too little for |
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
    waste of an | waste of my | waste of our | third time | fourth time | fifth time | second technician | same fault | never going back | never coming back | not coming back | won't be back | will not be back | won't be returning | not be returning | won't buy | would not buy | wouldn't buy | wouldn't recommend | would not recommend | can't recommend | cannot recommend | don't recommend | do not recommend | don't bother | do not bother | don't buy | do not buy | don't waste | avoid at all | steer clear | my lawyer | small claims | refuse to | refuses to | refused to | lied to | want out | not acceptable | isn't acceptable | food poisoning | bed bugs |
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
