import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

/** A prompt, its answer, and the system text where there is one. */
const given: readonly (readonly [prompt: string, answer: string, system?: string])[] = [
  [
    'Names of the people who have not paid yet, one per line:\n\nAlma - paid 20\nBasti - not yet\nChiara - paid 20\nDov - not yet',
    'Basti\nDov',
  ],
  [
    'Fill in: {"name": null, "age": null, "city": null, "job": null, "hobby": null} from this intro:\n\nHey! I\'m Rasmus, 34, living in Aarhus. I work as a carpenter.',
    '{"name":"Rasmus","age":34,"city":"Aarhus","job":"carpenter","hobby":null}',
  ],
  [
    'Message: "Room 12 has no towels, room 14 needs a new bulb." Which room needs a bulb? Just the number.',
    '14',
  ],
  [
    'Contract data as JSON, fields: client, contractor, start, end, monthly_fee (number). Dates in ISO.\n\nThis agreement between Marlow Dairy (the client) and Finch Cleaning Ltd (the contractor) runs from 1 April 2026 to 31 March 2027. The client pays 640 euros per month.',
    '{"client":"Marlow Dairy","contractor":"Finch Cleaning Ltd","start":"2026-04-01","end":"2027-03-31","monthly_fee":640}',
  ],
  [
    'From this CV line, list the programming languages as JSON array.\n\nSkills: Python, Rust and Go; fluent in Danish; hobby: chess.',
    '["Python","Rust","Go"]',
  ],
  [
    'How long is the guarantee? Only the duration.\n\nThe pump has a guarantee of five years; the hose, one year. Delivery takes 3 days.',
    'five years',
  ],
  [
    'Please convert to JSON (first_name, last_name, student_id, course, semester as number):\n\nStudent Bilal Achour (ID 770213) is enrolled in Marine Biology, semester 3.',
    '{"first_name":"Bilal","last_name":"Achour","student_id":"770213","course":"Marine Biology","semester":3}',
  ],
  [
    'Which city is the new branch in?\n\nAfter closing the branch in Namur, the bakery opened a new branch in Dinant last week.\n\nAnswer with the city only.',
    'Dinant',
  ],
  [
    'Make a JSON object with: hotel, room_type, check_in, check_out (dates YYYY-MM-DD), guests (number), total (number), breakfast (boolean).\n\nBooking confirmed: Pension Almrausch, double room with balcony, arriving Friday 12 June 2026, leaving Sunday 14 June 2026, 2 guests. Breakfast included. Total 286.00 euros.',
    '{"hotel":"Pension Almrausch","room_type":"double room","check_in":"2026-06-12","check_out":"2026-06-14","guests":2,"total":286,"breakfast":true}',
  ],
  [
    'Give me just the surname of the plaintiff.\n\nIn the matter of Hollis v. Trent, the plaintiff, Ms Carmen Hollis, claims that the defendant, Mr Ian Trent, damaged her fence.',
    'Hollis',
  ],
  [
    'Read this and answer with the version number that fixes the bug, nothing more.\n\nThe crash was introduced in 4.1.0 and is fixed in 4.1.3. Version 4.2.0 is planned for May.',
    '4.1.3',
  ],
  [
    'Which ingredients contain nuts or are nuts? Just list the ingredients of the cake instead: one per line.\n\nCake: flour, butter, almonds, honey. Icing: sugar, lemon.',
    'Cake: flour, butter, almonds, honey. Icing: sugar, lemon.',
  ],
  [
    'Extract the names of all speakers and their talk titles as a JSON array of {"speaker", "talk"}.\n\n10:00 Hana Ito - Reading Glaciers\n11:00 Luis Prado - Quiet Machines\n12:00 Lunch\n13:00 Agnes Bohl - Salt and Memory',
    '[{"speaker":"Hana Ito","talk":"Reading Glaciers"},{"speaker":"Luis Prado","talk":"Quiet Machines"},{"speaker":"Agnes Bohl","talk":"Salt and Memory"}]',
  ],
  [
    'Return {"make","model","year","colour","plate"} as JSON, null where not mentioned.\n\nStolen overnight: a dark green Toyota Yaris, registration KX19 FDL.',
    '{"make":"Toyota","model":"Yaris","year":null,"colour":"dark green","plate":"KX19 FDL"}',
  ],
  [
    'When was the museum founded? Year only.\n\nThe Loom Museum, founded in 1932 and rebuilt in 1958, reopened in 2021 after a fire.',
    '1932',
  ],
  [
    "What did the customer order? Only the product.\n\nHi, I ordered a brass door handle two weeks ago and it still hasn't come. Order 5512.",
    'brass door handle',
  ],
  [
    'All phone numbers as JSON array please:\n\nOffice: 020 7946 0018, mobile 07700 900 233. Fax is no longer used. Order no. 4471882.',
    '["020 7946 0018","07700 900 233"]',
  ],
  [
    "Write JSON {book_title, author, rating (1-5), recommended (boolean)}\n\nJust finished 'The Ninth Ferry' by Solveig Arnesen. Slow at the start, but I loved the ending. 4/5, I'd recommend it to anyone.",
    '{"book_title":"The Ninth Ferry","author":"Solveig Arnesen","rating":4,"recommended":true}',
  ],
  [
    'Extract invoice_number, invoice_date, due_date, vat_id, total. JSON with null for missing ones.\n\nINVOICE 2026-118\nDate: 2 February 2026\nHedge trimming, 3 hours: 135.00\nTotal: 135.00 EUR\nNo VAT charged (small business).',
    '{"invoice_number":"2026-118","invoice_date":"2 February 2026","due_date":null,"vat_id":null,"total":135}',
  ],
  [
    'Fields (JSON): first_speaker, last_speaker, number_of_speakers (number).\n\nThe evening opens with Ana Lund, then Piet Maas takes over, and Gro Berg closes. Three speakers in all.',
    '{"first_speaker":"Ana Lund","last_speaker":"Gro Berg","number_of_speakers":3}',
  ],
  [
    'Extract the e-mail of the press office, nothing else.\n\nGeneral questions: hello@museum.example. Press: presse@museum.example. School groups: kids@museum.example.',
    'presse@museum.example',
  ],
  [
    'Return as JSON: species (string), count (number), location (string), date (YYYY-MM-DD)\n\n21/05/2026 - Lake Morn, hide 2: three grebes with chicks.',
    '{"species":"grebes","count":3,"location":"Lake Morn","date":"2026-05-21"}',
  ],
  [
    'Who voted against? JSON array.\n\nFor: Bea, Curt, Dana\nAgainst: Emil, Franka\nAbstained: Gus',
    '["Emil","Franka"]',
  ],
  [
    'Which street is closed? Only the street name.\n\nDue to roadworks Alder Street is closed until Friday. Please use Beacon Road.',
    'Alder Street',
  ],
  [
    'The customer ID, and only that, please: Customer Mira Bolt (ID C-7741) called about contract V-2210 on 4 May.',
    'C-7741',
  ],
  [
    'Our shop moved from 18 Cedar Road to 44 Linden Avenue on 1 March.\n\nFIELD: new address',
    '44 Linden Avenue',
    'You are an extraction service. The user gives a text and then a line beginning with FIELD. Answer with the value of that field and nothing else.',
  ],
  [
    'Hi! Could you find the total weight in this delivery note? Number with unit, nothing more.\n\nItem A: 3 boxes, 12 kg\nItem B: 1 box, 4.5 kg\nTotal: 4 boxes, 16.5 kg',
    '16.5 kg',
  ],
  [
    'Extract the medication dose.\n\nTake 20 mg of pantoprazole once daily before breakfast for 4 weeks.',
    '20 mg',
  ],
  [
    'who replaced the old treasurer? name only\n\nAt the AGM Silke Braun stepped down as treasurer. Her successor is Matteo Ricci.',
    'Matteo Ricci',
  ],
  [
    'Get every date in this text in ISO format, one per line.\n\nKick-off was on 2 March 2026, the review is on 16 April 2026 and we launch on 30 June 2026.',
    '2026-03-02\n2026-04-16\n2026-06-30',
  ],
  [
    'Extract the products and their prices as a JSON array of objects (keys: product, price as number).\n\nMenu: lentil soup 5.50, grilled trout 14.90, plum cake 4.20',
    '[{"product":"lentil soup","price":5.5},{"product":"grilled trout","price":14.9},{"product":"plum cake","price":4.2}]',
  ],
  [
    'Return a JSON array with the companies mentioned.\n\nNordlys Shipping has bought a stake in Petrel Foods; the deal was arranged by Hagen & Roth.',
    '["Nordlys Shipping","Petrel Foods","Hagen & Roth"]',
  ],
  [
    'list all hashtags\n\nWhat a day! #harvest #cider with friends in #somerset',
    '#harvest\n#cider\n#somerset',
  ],
  [
    'Extract {name, role, department, phone_extension} as JSON\n\nWelcome Ingrid Sol, our new payroll specialist in Finance. You can reach her at extension 4417.',
    '{"name":"Ingrid Sol","role":"payroll specialist","department":"Finance","phone_extension":"4417"}',
  ],
  [
    'I need: `recipe`, `servings` (number), `prep_minutes` (number), `oven_temp_c` (number). Output one JSON object.\n\n# Baked pears\nServes 4. Preparation 15 minutes, bake for 25 minutes at 180 °C.',
    '{"recipe":"Baked pears","servings":4,"prep_minutes":15,"oven_temp_c":180}',
  ],
  [
    'As a JSON object: team, coach, captain, founded (number), stadium.\n\nFounded in 1904, SV Talheim play at the Mill Ground. Coach Uwe Lenz and captain Timo Asch signed new contracts.',
    '{"team":"SV Talheim","coach":"Uwe Lenz","captain":"Timo Asch","founded":1904,"stadium":"Mill Ground"}',
  ],
  [
    '{"name":..., "street":..., "postcode":..., "city":..., "country":...} - fill with what the text says, null otherwise, JSON only.\n\nSend it to Kofi Mensah, 9 Weir Lane, Bath BA1 5TT.',
    '{"name":"Kofi Mensah","street":"9 Weir Lane","postcode":"BA1 5TT","city":"Bath","country":null}',
  ],
  [
    'My name is Petra Novak and I am applying for the post of night porter. I have worked in hotels for eleven years and can start on 1 August 2026.',
    '{"applicant":"Petra Novak","position":"night porter","years_experience":11,"salary_expectation":null,"available_from":"2026-08-01"}',
    'Extract applicant, position, years_experience (number), salary_expectation (number), available_from (YYYY-MM-DD). JSON. Missing values are null.',
  ],
]

describe('records of unseen texts', () => {
  for (const [prompt, answer, system] of given)
    test(prompt, async () => {
      expect(await ask(prompt, system)).toBe(answer)
    })
})
