import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

describe('Welcome to Corner Gym. Opening', () => {
  const text =
    "Welcome to Corner Gym. Opening hours are Monday to Friday 6 am to 10 pm, weekends 8 am to 6 pm. Membership costs 39 euros a month; students pay 25. The first visit is free. You can cancel at any time with one month's notice by e-mail. The sauna is closed on Mondays for cleaning. Lockers need a 1 euro coin. Personal trainers can be booked at the front desk for 45 euros an hour."
  test.each([
    ["When can't I use the sauna?", /Monday/],
    ['What does the first session cost?', /free/i],
    ['How late is it open on Saturdays?', /6 pm/],
    ['How do I end my membership?', /notice by e-mail/],
    ['Is there a swimming pool?', /^That is not/],
    ['What do I need for the lockers?', /coin/],
    ["What's the price of a personal trainer?", /45/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('Leave policy Every employee h', () => {
  const text =
    "<context># Leave policy\n\nEvery employee has 28 days of paid leave a year. Leave must be requested in the portal at least two weeks ahead and is approved by the line manager. Up to five unused days may be carried over until 31 March; after that they lapse.\n\n## Sick leave\n\nReport sick before 9 am on the first day by phone. A doctor's note is required from the fourth day. If you fall ill during your holidays, those days are credited back.\n\n## Parental leave\n\nParents may take up to 12 months. It must be announced seven weeks before it starts.</context>"
  test.each([
    ['How many holidays do I get per year?', /28/],
    ['Who signs off my vacation?', /line manager/],
    ['When do I need a medical certificate?', /fourth day/],
    ['What if I get sick on vacation?', /credited/],
    ['How long is parental leave?', /12 months/],
    ['How far in advance must parental leave be announced?', /seven weeks/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('The Tidewater Museum was found', () => {
  const text =
    'The Tidewater Museum was founded in 1921 by the shipbuilder Oskar Brandt. It moved to the old customs house in 1968 after a fire had destroyed the first building. The collection holds 14,000 objects, of which about 600 are on display. Its most popular exhibit is the skeleton of a fin whale. The director since 2015 is Dr. Ruth Mbeki. In winter the museum closes at 4 pm because the halls are not heated.'
  test.each([
    ['Who established the museum?', /Oskar Brandt/],
    ['Why did the museum relocate?', /fire/],
    ['How many items can visitors see?', /600/],
    ['What is the main attraction?', /whale/],
    ['Why does it shut early in the cold season?', /heated/],
    ['How many visitors come each year?', /^That is not/],
    ["What was Oskar Brandt's occupation?", /shipbuilder/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('To reset the router, press and', () => {
  const text =
    'To reset the router, press and hold the small button on the back for ten seconds until the light blinks orange. All settings are lost. If the light stays red, the line is faulty: call support at 0800 111 333. The router must not be placed in a closed cabinet as it gets hot. The default password is printed on the label underneath.'
  test.each([
    ['Where can I find the wifi password?', /label/],
    ['What does a red light mean?', /faulty/],
    ["Why shouldn't I put it in a cupboard?", /hot/],
    ['Will I lose my configuration when I reset it?', /settings are lost/i],
    ['What is the hotline?', /0800 111 333/],
    ['Does it support 5 GHz?', /^That is not/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('1. The supplier delivers the g', () => {
  const text =
    '1. The supplier delivers the goods within 20 working days of the order. 2. If delivery is late, the buyer may withhold 1 % of the price for each week, at most 5 %. 3. Payment is due 30 days after receipt of the invoice. 4. Defects must be reported in writing within eight days. 5. The courts of Hamburg have jurisdiction. 6. The contract runs for two years and is extended by one year unless it is cancelled three months before it ends.'
  test.each([
    ['Question: When must the invoice be paid?', /30 days/],
    ['Question: What is the penalty for late delivery?', /1 %/],
    ['Question: How long do I have to complain about faulty goods?', /eight days/],
    ['Question: Which court is responsible?', /Hamburg/],
    ['Question: What is the maximum that can be withheld?', /5 %/],
    ['Question: How long does the agreement last?', /two years/],
    ['Question: Is the contract renewed automatically?', /extended/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('The landlord lets the shop at ', () => {
  const text =
    "The landlord lets the shop at 8 Canal Street to Ms. Irene Vass from 1 February 2024 for five years. The rent is 1,800 euros a month, payable by the third of each month. A rise is possible once a year and may not exceed 3 %. The tenant takes care of small repairs up to 150 euros; everything else is the landlord's business. Keeping animals on the premises is prohibited. Either party may end the lease with six months' notice."
  test.each([
    ['Who rents the shop?', /Irene Vass/],
    ['By when does the rent have to be paid?', /third/],
    ['May I keep a cat in the shop?', /prohibited/],
    ['How big is the shop?', /^That is not/],
    ['Is there a parking space?', /^That is not/],
    ['How high is the deposit?', /^That is not/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})

describe('Eagle Ridge Trail (14.5 km, 78', () => {
  const text =
    'Eagle Ridge Trail (14.5 km, 780 m of ascent) begins at the sawmill in Dornach and leads past two waterfalls to the summit hut. Allow five hours. The path is closed from November to April on account of avalanches. Drinking water is only available at the hut, which serves soup and bread until 5 pm. Dogs have to be on a leash. The bus back to Dornach runs hourly; the last one leaves at 18:40.'
  test.each([
    ['How far is the hike?', /14.5/],
    ['Where does the trail start?', /sawmill/],
    ['Can I do the walk in January?', /closed from November/],
    ['Where can I fill my bottle?', /hut/],
    ['What can I eat on the way?', /soup/],
    ['When does the final bus go?', /18:40/],
    ['How often do buses run?', /hourly/],
  ])('%s', async (question, says) => {
    expect(await ask(`${text}\n\n${question}`)).toMatch(says)
  })
})
