import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

interface Given {
  readonly text: string
  readonly system?: string
  /** A question, and what its answer holds, or all of it. */
  readonly asked: readonly (readonly [question: string, says: RegExp | string])[]
}

const given: readonly Given[] = [
  {
    text: 'Paracetamol 500. Adults: one tablet every six hours when needed. Do not take more than four tablets in 24 hours. Children under 12 should not take this medicine. Keep in a dry place.',
    asked: [['What is the maximum daily dose?', /four tablets/i]],
  },
  {
    text: 'The Grand Hotel has 84 rooms on five floors. Breakfast is served from 7 to 10. Guests must vacate their rooms by 11 am on the day of departure. The pool is open in summer only.',
    asked: [
      ['What time is checkout?', /11 am/i],
      ['Can I swim there in January?', /summer/i],
      ['How much is a double room?', 'That is not in the text I was given.'],
    ],
  },
  {
    text: 'Context: Marta Reyes joined the firm in 2017 as an accountant. She became head of finance in 2022 and lives in Porto with two cats.',
    system: 'Answer from the context only. If the answer is not in the context, reply with NOT FOUND.',
    asked: [
      ['Question: How old is Marta?', 'NOT FOUND'],
      ['Question: What was her first job at the firm?', /accountant/i],
    ],
  },
  {
    text: 'Orders above 50 euros are shipped at no charge. Below that we charge 4.90. Delivery takes two to three working days. Goods can be returned within 30 days.',
    asked: [
      ['When is shipping free?', /50/i],
      ['how long do i have to wait for my parcel?', /two to three/i],
      ['Until when can I send something back?', /30 days/i],
      ['Do you accept PayPal?', 'That is not in the text I was given.'],
    ],
  },
  {
    text: 'Passage: The comet was first seen by the amateur astronomer Yuki Tanabe on 4 March 1998. It returns every 76 years. Its tail stretched over 20 degrees of the sky.',
    asked: [
      ['Who discovered the comet?', /Tanabe/i],
      ['How often can it be observed from Earth?', /76 years/i],
    ],
  },
  {
    text: "<doc>\nElm Road Community Garden was started in 2012 by a group of residents on the site of a demolished cinema. Today it has 48 plots, and 112 people are on the waiting list. A plot costs 35 pounds a year; pensioners pay half. Water comes from a well that the members drilled themselves in 2016. Dogs must be kept on a lead. Bonfires are only permitted in November. The garden is run by a committee of seven, chaired by Pauline Adeyemi. Members are expected to give two hours of work a month to the common areas. Those who leave their plot unattended for three months lose it. The council has extended the lease until 2031. In July there is an open day, when visitors can taste jam and honey from the garden's four hives.\n</doc>",
    asked: [
      ['What happens if somebody neglects their plot?', /lose/i],
      ['What stood there before the garden?', /cinema/i],
      ['How many bees live in the garden?', 'That is not in the text I was given.'],
      ['Who is in charge of the committee?', /Adeyemi/i],
    ],
  },
  {
    text: 'Answer the question with the text.\n\nText: The museum is closed on Mondays. Admission is 9 euros, for students 5. Photography without flash is allowed. Large bags have to be left in the lockers.',
    asked: [
      ['Question: Do I have to leave my backpack somewhere?', /lockers/i],
      ['Question: What does a ticket cost for someone at university?', /5/i],
      ['Question: May I take pictures?', /Photography/i],
    ],
  },
  {
    text: "Answer the question with the text. If you cannot, write 'no answer'.\n\nText: The museum is closed on Mondays. Admission is 9 euros, for students 5. Photography without flash is allowed. Large bags have to be left in the lockers.",
    asked: [
      ['Question: Is there a restaurant?', 'no answer'],
      ['Question: When was the museum founded?', 'no answer'],
    ],
  },
  {
    text: 'Article: To reset the router, hold the small button on the back for ten seconds. All lights go out and come back on. After two minutes the network is available again. The default password is printed on the sticker.',
    system:
      "You are a support bot. Use only the article. When the article does not answer the question, tell the user you don't have that information.",
    asked: [
      ['How do I change the wifi name?', /don't have that information/],
      ['where can i find the password', /sticker/i],
      ['How do I restart it?', /ten seconds/i],
    ],
  },
  {
    text: 'The strike began at midnight and affects all regional trains. Long-distance services run as usual. The union demands 7 percent more pay; the railway has offered 4 percent. Talks resume on Wednesday.',
    asked: [
      ['What do the workers want?', /7 percent/i],
      ['Which trains are not running?', /regional/i],
      ['When will they negotiate again?', /Wednesday/i],
      ['How many workers are on strike?', 'That is not in the text I was given.'],
    ],
  },
  {
    text: 'Lena earned a degree in chemistry at Leeds before she moved to Zurich, where she now develops batteries for Volta AG. In her spare time she climbs.',
    asked: [
      ['What did Lena study?', /chemistry/i],
      ['Who is her employer?', /Volta/i],
      ['Does she have a hobby?', /climbs/i],
      ['Is Lena married?', 'That is not in the text I was given.'],
    ],
  },
  {
    text: 'Firefighters were called to a bakery in Dock Lane at 4 am on Sunday. The blaze, which was sparked by a faulty oven, destroyed the roof. Two people were treated for smoke inhalation. The owner hopes to reopen in spring.',
    asked: [
      ['According to this text, how did the fire start?', /faulty oven/i],
      ['Was anyone hurt?', /Two people/i],
      ["What is the name of the bakery's owner?", 'That is not in the text I was given.'],
      ['Where was the blaze?', /Dock Lane/i],
    ],
  },
  {
    text: 'Use the notes below. If they don\'t contain the answer, answer "n/a".\n\nNotes: Sprint 12 ends on Friday. Ravi finishes the login page. Chloe writes the tests. The demo is at 3 pm in room Kepler.',
    asked: [
      ['Who is the product owner?', 'n/a'],
      ['Who is responsible for testing?', /Chloe/i],
      ['Where will the presentation take place?', /Kepler/i],
    ],
  },
  {
    text: 'Passage: The Lindwurm bridge carries two lanes of traffic and a footpath. It was painted green in 2019. Lorries over 12 tonnes must use the tunnel.',
    system:
      'Answer strictly from the passage. Should the passage lack the answer, respond with exactly: NO DATA',
    asked: [['Question: How high is the bridge?', 'NO DATA']],
  },
  {
    text: 'Read the text. Then answer the question. When the text doesn\'t say, just say "unclear".\n\nText: Tomas ordered two pizzas and a salad at seven. The delivery took an hour. He paid 31 in cash.',
    asked: [['Question: What did he drink?', 'unclear']],
  },
  {
    text: "Here's our staff list: Ana Ruiz (sales, Madrid), Bo Lind (support, Malmo), Cem Kaya (legal, Izmir).",
    asked: [['Who works in marketing?', 'That is not in the text I was given.']],
  },
  {
    text: 'From the report: "Sales in the north rose 4 percent, in the south they fell 2 percent. The west was flat."',
    asked: [['How did sales develop in the east?', 'That is not in the text I was given.']],
  },
  {
    text: 'Article: The storm on Friday tore the roof off the sports hall in Kerlin. Nobody was inside. Mayor Ole Brandt said the hall would stay closed until spring.',
    asked: [
      ['How much will the repair cost?', 'That is not in the text I was given.'],
      ['How fast was the wind?', 'That is not in the text I was given.'],
      ['Who owns the hall?', 'That is not in the text I was given.'],
      ['When was the hall built?', 'That is not in the text I was given.'],
      ['Were there any casualties?', /Nobody/i],
    ],
  },
  {
    text: 'Does the letter mention a phone number? If it does, give it; if it doesn\'t, answer "none".',
    asked: [
      [
        'Dear Ms Okada, your parcel could not be delivered on 4 June. It is waiting at the post office in Hill Street until 11 June. Please bring your passport. Regards, Parcel Service',
        'none',
      ],
    ],
  },
  {
    text: 'Product: Cotton throw, 130 x 170 cm, washable at 40 degrees, made in Portugal.',
    asked: [
      ['Is it fair trade certified?', 'That is not in the text I was given.'],
      ['How heavy is it?', 'That is not in the text I was given.'],
      ['Which country does it come from?', /Portugal/i],
    ],
  },
  {
    text: 'Context: Ferry line 4 runs between Oldport and Sula every 40 minutes. The crossing takes 25 minutes. Bicycles travel free.',
    system:
      "Only answer with information from the context. If it can't be answered from there, write: Not enough information.",
    asked: [['Question: What does a ticket for a car cost?', 'Not enough information.']],
  },
]

describe.each(given)('$text', ({ text, system, asked }) => {
  test.each(asked)('%s', async (question, says) => {
    const answer = await ask(`${text}\n\n${question}`, system)
    if (typeof says === 'string') expect(answer).toBe(says)
    else expect(answer).toMatch(says)
  })
})
