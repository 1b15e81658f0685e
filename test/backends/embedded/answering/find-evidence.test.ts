import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

const cases: readonly (readonly [string, string | RegExp, string | undefined])[] = [
  [
    'The Lindqvist prize is awarded every two years. In 2023 it went to the botanist Mara Eide for her work on mosses. The prize money is 80,000 kroner.\n\nWho got the prize in 2023?',
    /Mara Eide/is,
    undefined,
  ],
  [
    'The Lindqvist prize is awarded every two years. In 2023 it went to the botanist Mara Eide for her work on mosses. The prize money is 80,000 kroner.\n\nHow much money does the winner get?',
    /80,000/is,
    undefined,
  ],
  [
    'The Lindqvist prize is awarded every two years. In 2023 it went to the botanist Mara Eide for her work on mosses. The prize money is 80,000 kroner.\n\nWho won in 2019?',
    /^That is not|not in/is,
    undefined,
  ],
  [
    '<text>Parking in zone B costs 2.40 per hour on weekdays between 8 and 18. At night and on Sundays it is free. Residents can buy a yearly permit for 95. Fines for parking without a ticket are 40.</text>\nWhat do I pay if I park without a ticket?',
    /40/is,
    'Answer only from the text. If it is not there, say "No information."',
  ],
  [
    '<text>Parking in zone B costs 2.40 per hour on weekdays between 8 and 18. At night and on Sundays it is free. Residents can buy a yearly permit for 95. Fines for parking without a ticket are 40.</text>\nIs there a car wash?',
    'No information.',
    'Answer only from the text. If it is not there, say "No information."',
  ],
  [
    '<text>Parking in zone B costs 2.40 per hour on weekdays between 8 and 18. At night and on Sundays it is free. Residents can buy a yearly permit for 95. Fines for parking without a ticket are 40.</text>\nHow many parking spaces are there?',
    'No information.',
    'Answer only from the text. If it is not there, say "No information."',
  ],
  [
    '<text>Parking in zone B costs 2.40 per hour on weekdays between 8 and 18. At night and on Sundays it is free. Residents can buy a yearly permit for 95. Fines for parking without a ticket are 40.</text>\ndo i have to pay on sundays?',
    /free/is,
    'Answer only from the text. If it is not there, say "No information."',
  ],
  [
    'how do I descale the coffee machine?\n\nCOFFEE MACHINE CM8 QUICK GUIDE\nFill the tank with cold water. Press the cup button for espresso. To remove limescale, pour the descaling liquid into the tank and hold both buttons for five seconds. Rinse twice afterwards. The grounds container holds twelve portions.',
    /limescale|descaling/is,
    undefined,
  ],
  [
    'how often should I empty the water tank?\n\nCOFFEE MACHINE CM8 QUICK GUIDE\nFill the tank with cold water. Press the cup button for espresso. To remove limescale, pour the descaling liquid into the tank and hold both buttons for five seconds. Rinse twice afterwards. The grounds container holds twelve portions.',
    /^That is not|not in/is,
    undefined,
  ],
  [
    'Context: Maria Silva joined the firm in 2014 as an intern. She became head of research in 2020 and moved to Madrid. Her team has eleven people.\n\nQuestion: How large is her team?',
    /eleven/is,
    undefined,
  ],
  [
    'Context: Maria Silva joined the firm in 2014 as an intern. She became head of research in 2020 and moved to Madrid. Her team has eleven people.\n\nQuestion: What is her salary?',
    /^That is not|not in/is,
    undefined,
  ],
  [
    'Context: Maria Silva joined the firm in 2014 as an intern. She became head of research in 2020 and moved to Madrid. Her team has eleven people.\n\nQuestion: When did she start at the company?',
    /2014/is,
    undefined,
  ],
  [
    'Read the notice and answer: when can I swim on weekends?\n\nNOTICE: From 3 March the pool opens at 6:30 on weekdays and at 9:00 on Saturdays and Sundays. The sauna stays closed until the boiler is repaired.',
    /9:00/is,
    undefined,
  ],
  [
    'Read the notice and answer: why is the sauna shut?\n\nNOTICE: From 3 March the pool opens at 6:30 on weekdays and at 9:00 on Saturdays and Sundays. The sauna stays closed until the boiler is repaired.',
    /boiler/is,
    undefined,
  ],
  [
    'The museum shop sells postcards and books. The café on the first floor serves soup and cakes until five. Wheelchairs can be borrowed at the desk. Cloakroom: basement.\n\nCan I get something to eat there?',
    /soup/is,
    undefined,
  ],
  [
    'The museum shop sells postcards and books. The café on the first floor serves soup and cakes until five. Wheelchairs can be borrowed at the desk. Cloakroom: basement.\n\nWhere do I leave my coat?',
    /basement/is,
    undefined,
  ],
  [
    'The museum shop sells postcards and books. The café on the first floor serves soup and cakes until five. Wheelchairs can be borrowed at the desk. Cloakroom: basement.\n\nWhat does a guided tour cost?',
    /^That is not|not in/is,
    undefined,
  ],
  [
    'do you ship to Canada?',
    /not ship abroad/is,
    "You are the shop's assistant. Delivery takes three days. Returns are accepted within 30 days with the receipt. We do not ship abroad.",
  ],
  [
    '| Train | Departs | Arrives |\n|---|---|---|\n| IC 4 | 8:12 | 10:40 |\n| RE 9 | 8:47 | 11:55 |\n\nWhen does the RE 9 arrive?',
    /11:55/is,
    undefined,
  ],
  [
    'name,role,since\nOla Berg,driver,2016\nFinn Dahl,cook,2019\n\nSince when has Finn Dahl been there?',
    /2019/is,
    undefined,
  ],
  [
    '"We had hoped to open the bridge in June," said engineer Laila Noor. "But the steel came six weeks late." The bridge will now open on 14 August.\n\nWhat caused the delay?',
    /steel/is,
    undefined,
  ],
  [
    '"We had hoped to open the bridge in June," said engineer Laila Noor. "But the steel came six weeks late." The bridge will now open on 14 August.\n\nwhen will it open?',
    /14 August/is,
    undefined,
  ],
  [
    'Answer with yes or no. Text: Dogs are welcome in the garden but not in the dining room. Question: May dogs enter the dining room?',
    /^no/is,
    undefined,
  ],
  [
    'Staff may work from home two days a week. Core hours are 10 to 15. Overtime must be approved by the team lead beforehand.\n\nWho has to sign off extra hours?',
    /team lead/is,
    undefined,
  ],
  [
    'Tell me who chairs the committee. The arts committee met on Monday. Its chair, Petra Lang, opened the meeting at nine. The secretary is Ugo Conti.',
    /Petra Lang/is,
    undefined,
  ],
  [
    "[1] The lease runs for five years.\n[2] The tenant pays for repairs up to 200.\n[3] Subletting needs the landlord's consent.\n\nCan the tenant sublet? Quote the passage number.",
    /\[3\]|Subletting/is,
    undefined,
  ],
  [
    'The new tram line 7 will run from the harbour to the university every ten minutes. Tickets cost the same as on the bus.\n\nhow frequently does the tram come?',
    /ten minutes/is,
    undefined,
  ],
  [
    'Based on the article, what is the population of Varn?\n\nVarn lies on the coast, 40 km south of the capital. Fishing used to be the main trade; today most of its 8,300 people work in tourism. The harbour was rebuilt in 1998.',
    /8,300/is,
    undefined,
  ],
  [
    'Based on the article, who is the mayor of Varn?\n\nVarn lies on the coast, 40 km south of the capital. Fishing used to be the main trade; today most of its 8,300 people work in tourism. The harbour was rebuilt in 1998.',
    /^That is not|not in/is,
    undefined,
  ],
  [
    'Based on the article, what do people in Varn do for a living?\n\nVarn lies on the coast, 40 km south of the capital. Fishing used to be the main trade; today most of its 8,300 people work in tourism. The harbour was rebuilt in 1998.',
    /tourism/is,
    undefined,
  ],
  [
    "If the answer isn't in the text, reply with N/A.\n\nText: The washing machine takes 8 kg and has 14 programmes. Its energy class is B.\n\nQuestion: How many programmes are there?",
    /14/is,
    undefined,
  ],
  [
    "If the answer isn't in the text, reply with N/A.\n\nText: The washing machine takes 8 kg and has 14 programmes. Its energy class is B.\n\nQuestion: How loud is it?",
    'N/A',
    undefined,
  ],
  [
    "If the answer isn't in the text, reply with N/A.\n\nText: The washing machine takes 8 kg and has 14 programmes. Its energy class is B.\n\nQuestion: What is the maximum load?",
    /8 kg/is,
    undefined,
  ],
]

test.each(cases)('question: %s', async (prompt, said, system) => {
  const answer = await ask(prompt, system)
  if (typeof said === 'string') expect(answer).toBe(said)
  else expect(answer).toMatch(said)
})
