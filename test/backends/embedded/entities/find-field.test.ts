import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

const cases: readonly (readonly [string, string | RegExp, string | undefined])[] = [
  [
    'From the message below, extract the customer\'s name, the product and the date of purchase. Answer in JSON (customer, product, purchase_date as YYYY-MM-DD).\n\n"Hello, I\'m Gerard Novak. On 14 February 2026 I bought a pressure cooker in your Lille shop and the lid no longer closes."',
    '{"customer":"Gerard Novak","product":"pressure cooker","purchase_date":"2026-02-14"}',
    undefined,
  ],
  [
    '<text>\nThe flat has three bedrooms and 92 square metres. It costs 1,250 euros a month plus 180 for heating. It is free from 1 October 2026. No pets.\n</text>\nJSON please: bedrooms (int), area_sqm (int), rent (number), available_from (ISO date), pets_allowed (boolean)',
    '{"bedrooms":3,"area_sqm":92,"rent":1250,"available_from":"2026-10-01","pets_allowed":false}',
    undefined,
  ],
  [
    'Return JSON {"sender": ..., "subject": ..., "deadline": "YYYY-MM-DD"} for this mail:\n\nFrom: Lucie Brandt\nTo: all staff\nSubject: Fire drill forms\n\nPlease hand in your forms by 30 May 2026.\nLucie',
    '{"sender":"Lucie Brandt","subject":"Fire drill forms","deadline":"2026-05-30"}',
    undefined,
  ],
  [
    'Read this and output JSON with drug, dose_mg (number), times_per_day (number), days (number):\n\nTake one tablet of amoxicillin 500 mg three times a day for 7 days.',
    '{"drug":"amoxicillin","dose_mg":500,"times_per_day":3,"days":7}',
    undefined,
  ],
  [
    "What is the sender's phone number? Reply with the number only.\n\nHi Tom,\ncan you call me back? I'm on 01632 960 411 until five. My assistant's line is 01632 960 400.\nCheers, Nadia",
    '01632 960 411',
    undefined,
  ],
  [
    'Text: "The keynote by Professor Elaine Osei starts at 9.30 am in lecture hall 2."\nRequested: speaker',
    /Elaine Osei/is,
    'Reply with the requested value and nothing else.',
  ],
  [
    'In which city does the applicant live? One word.\n\nI am 29, grew up in Cork and have lived in Leeds since 2019.',
    'Leeds',
    undefined,
  ],
  [
    'what is the due date? (DD.MM.YYYY)\n\nInvoice of 2 April 2026. Payable within two weeks, at the latest on 16 April 2026.',
    '16.04.2026',
    undefined,
  ],
  [
    'Find the licence plate in this police report: At 3 pm a grey van, plate KR-JT 882, left the car park without paying.',
    'KR-JT 882',
    undefined,
  ],
  [
    "How much is the deposit? just the figure\n\nRent: 780 euros. Deposit: two months' rent, i.e. 1,560 euros. Heating extra.",
    /^1,?560$/is,
    undefined,
  ],
  [
    'Who is the author? Answer with the surname only.\n\n"River of Salt", a novel by Carmen Ibarra, translated by Tomas Lind.',
    'Ibarra',
    undefined,
  ],
  [
    'List the invoice numbers in the order they appear, one per line, nothing else.\n\nWe have received INV-301 and INV-299, but INV-305 is still open.',
    'INV-301\nINV-299\nINV-305',
    undefined,
  ],
  [
    'Extract all times mentioned (24h HH:MM) as a JSON array.\n\nThe first bus leaves at 6:40 am, the next at 9:15 and the last at 8 pm.',
    '["06:40","09:15","20:00"]',
    undefined,
  ],
  [
    'Extract every person with their role as JSON array of {"name", "role"}.\n\nPresent: Olga Petrova (chair), Sam Whitfield (treasurer), Ines Duarte (secretary).',
    '[{"name":"Olga Petrova","role":"chair"},{"name":"Sam Whitfield","role":"treasurer"},{"name":"Ines Duarte","role":"secretary"}]',
    undefined,
  ],
  [
    'Which countries are mentioned? comma-separated.\n\nOur partners are in Norway, Ghana and Peru; the office in Spain was closed.',
    'Norway, Ghana, Peru, Spain',
    undefined,
  ],
  [
    'List all URLs as bullets.\n\nDocs: https://a.example/docs, status: http://status.a.example and the shop www.shop.example.',
    '- https://a.example/docs\n- http://status.a.example\n- www.shop.example',
    undefined,
  ],
  [
    'Extract hashtags as JSON array: Great day at #Lisbon with #friends and #food!',
    '["#Lisbon","#friends","#food"]',
    undefined,
  ],
  [
    'Extract name, street, zip and city. If something\'s missing use "unknown".\n\nJSON only.\n\nShip to: Piotr Zielinski, ul. Dluga 14, Gdansk',
    '{"name":"Piotr Zielinski","street":"ul. Dluga 14","zip":"unknown","city":"Gdansk"}',
    undefined,
  ],
  [
    'As JSON: company, founded (number), headquarters, employees (number), ceo. null if not stated.\n\nTarn Robotics, based in Espoo, was founded in 2011 and has 140 employees.',
    '{"company":"Tarn Robotics","founded":2011,"headquarters":"Espoo","employees":140,"ceo":null}',
    undefined,
  ],
  [
    'extract the iban and bic. format: IBAN=..., BIC=...\n\nPlease use our account at Kantonalbank: IBAN CH93 0076 2011 6238 5295 7, BIC KBZHCHZZ.',
    'IBAN=CH93 0076 2011 6238 5295 7, BIC=KBZHCHZZ',
    undefined,
  ],
  [
    'Fill the JSON: {"origin": "", "destination": "", "departure_time": "HH:MM", "platform": 0}\n\nThe 14:22 train from Basel to Como leaves from platform 9.',
    '{"origin":"Basel","destination":"Como","departure_time":"14:22","platform":9}',
    undefined,
  ],
  [
    'Please convert the following contact card into JSON using the keys full_name, title, organisation, mobile, email, website\n\nKofi Mensah\nHead of Procurement\nVolta Foods Ltd\nMobile +233 24 555 0199\nkofi.mensah@voltafoods.example\nwww.voltafoods.example',
    '{"full_name":"Kofi Mensah","title":"Head of Procurement","organisation":"Volta Foods Ltd","mobile":"+233 24 555 0199","email":"kofi.mensah@voltafoods.example","website":"www.voltafoods.example"}',
    undefined,
  ],
  [
    'Weather report to JSON with city, high (number), low (number), condition:\n\nZagreb: sunny, high of 24, low of 11 degrees.',
    '{"city":"Zagreb","high":24,"low":11,"condition":"sunny"}',
    undefined,
  ],
  [
    'Hi, my coffee grinder G200 leaks oil since yesterday. We open the café at seven tomorrow so please hurry! Best, Sanna Virtanen',
    /"product":"coffee grinder G200","problem":"leaks oil.*","customer_name":"Sanna Virtanen","urgent":true/is,
    'Read the support message and return JSON with product, problem, customer_name, urgent (true/false).',
  ],
  [
    '<invoice>\nInvoice number: 2026-118\nSeller: Kiln & Clay\nCustomer: Rosa Medina\nNet 300.00 EUR\nVAT 19 % 57.00 EUR\nGross 357.00 EUR\nDue: 15.05.2026\n</invoice>\nJSON with invoice_number, seller, customer, net (number), vat (number), gross (number), due_date (YYYY-MM-DD)',
    '{"invoice_number":"2026-118","seller":"Kiln & Clay","customer":"Rosa Medina","net":300,"vat":57,"gross":357,"due_date":"2026-05-15"}',
    undefined,
  ],
  [
    'book -> json (title, author, publisher, year, pages)\n\n"Tides of Iron" by Leo Marchetti, Harbour Press 2017, 412 pages.',
    '{"title":"Tides of Iron","author":"Leo Marchetti","publisher":"Harbour Press","year":2017,"pages":412}',
    undefined,
  ],
  [
    'Please read the recipe and return JSON: dish, servings (int), prep_minutes (int), oven_temperature (int).\n\nLeek pie for six. Preparation takes 25 minutes. Bake at 190 degrees for 40 minutes.',
    '{"dish":"Leek pie","servings":6,"prep_minutes":25,"oven_temperature":190}',
    undefined,
  ],
  [
    'JSON: complainant, against, date_of_incident (YYYY-MM-DD), amount_claimed (number)\n\nMrs Ruth Calder complains about Speedy Removals. On 7 January 2026 two of its workers dropped her piano. She claims 2,400 pounds.',
    '{"complainant":"Ruth Calder","against":"Speedy Removals","date_of_incident":"2026-01-07","amount_claimed":2400}',
    undefined,
  ],
  [
    'Extract the ticket: id, priority, assignee, status. JSON.\n\nTicket #4821 [high] assigned to Priya Nair, currently in progress, opened 3 May.',
    /"id":"4821","priority":"high","assignee":"Priya Nair","status":"in progress"/is,
    undefined,
  ],
  [
    'Read the shipping notice. Output JSON with carrier, tracking, parcels (int), expected (YYYY-MM-DD).\n\nYour order is on its way with GLS (tracking no. 5508119937). It comes in 2 parcels and should arrive on 22 September 2026.',
    '{"carrier":"GLS","tracking":"5508119937","parcels":2,"expected":"2026-09-22"}',
    undefined,
  ],
  [
    'Which train is it? JSON with train, from, to, departs (HH:MM), platform.\n\nICE 703 from Hamburg to Basel leaves at 9:24 from platform 7.',
    '{"train":"ICE 703","from":"Hamburg","to":"Basel","departs":"09:24","platform":"7"}',
    undefined,
  ],
  [
    'Send the catalogue to Elif Kaya, Gartenstrasse 12, Graz, Austria.',
    '{"name":"Elif Kaya","street":"Gartenstrasse 12","city":"Graz","country":"Austria"}',
    'Extract contact data. JSON keys: name, street, city, country. Unknown = null.',
  ],
  [
    "Give the sample's id, the temperature and who took it. JSON: sample_id, temperature_c (number), taken_by.\n\nSample W-17 was taken by Noah Brandt at 6.5 degrees.",
    '{"sample_id":"W-17","temperature_c":6.5,"taken_by":"Noah Brandt"}',
    undefined,
  ],
  [
    'Which car was sold, to whom and for how much? JSON: car, buyer, price.\n\nDealer log: blue Opel Corsa sold to Ms Dora Lang for 6,900 euros.',
    /"car":"(blue )?Opel Corsa","buyer":"Dora Lang","price":6900/is,
    undefined,
  ],
  [
    'Return {"employee": ..., "days": number, "from": "YYYY-MM-DD", "approved_by": ...}\n\nLeave form: Karim Saleh takes 5 days from 11 May 2026. Approved: J. Winter.',
    '{"employee":"Karim Saleh","days":5,"from":"2026-05-11","approved_by":"J. Winter"}',
    undefined,
  ],
]

test.each(cases)('fields: %s', async (prompt, said, system) => {
  const answer = await ask(prompt, system)
  if (typeof said === 'string') expect(answer).toBe(said)
  else expect(answer).toMatch(said)
})
