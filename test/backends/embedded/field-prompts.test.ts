import { expect, test } from 'vitest'
import { ask } from './ask.ts'

test.each([
  [
    'Extract vendor, amount, currency and purpose as JSON.\n\nPaid Brightline Cleaning Services £340 on 3 June for the deep clean of the Leeds office.',
    '{"vendor":"Brightline Cleaning Services","amount":340,"currency":"GBP","purpose":"deep clean of the Leeds office"}',
  ],
  [
    'Give me a JSON object with make, model, year, mileage and price for this car ad:\n\nFor sale: 2017 Toyota Yaris, 48,000 miles, one owner, full service history. £7,950 ono. Call Gareth on 07700 900123.',
    '{"make":"Toyota","model":"Yaris","year":2017,"mileage":"48,000 miles","price":7950}',
  ],
  [
    'From the listing below return JSON with bedrooms (number), bathrooms (number), rent (number), available_from (YYYY-MM-DD), pets_allowed (boolean).\n\nBright two-bedroom flat with one bathroom in Stokes Croft. £1,150 pcm, available from 1 October 2026. Sorry, no pets.',
    '{"bedrooms":2,"bathrooms":1,"rent":1150,"available_from":"2026-10-01","pets_allowed":false}',
  ],
  [
    'Return a JSON array of objects with name and role for every person mentioned.\n\nThe committee now consists of Ines Carvalho (chair), Robert Oduya (treasurer) and Wen Li (secretary).',
    '[{"name":"Ines Carvalho","role":"chair"},{"name":"Robert Oduya","role":"treasurer"},{"name":"Wen Li","role":"secretary"}]',
  ],
  [
    'Extract every order line as an object {"product", "quantity", "price"} in a JSON array.\n\nPlease send us 4 desk lamps at 29.90 each, 2 office chairs at 149.00 each and 10 cable ties at 0.50 each.',
    '[{"product":"desk lamps","quantity":4,"price":29.9},{"product":"office chairs","quantity":2,"price":149},{"product":"cable ties","quantity":10,"price":0.5}]',
  ],
  [
    'Which cities does the tour visit? Answer as a JSON array.\n\nThe band opens in Glasgow on 4 May, moves on to Manchester and Cardiff, and closes the tour in Brighton.',
    '["Glasgow","Manchester","Cardiff","Brighton"]',
  ],
  [
    'Extract first_name, last_name, company, phone as JSON; put "unknown" where the text does not say.\n\nHi, I\'m Petra Novak and I run a small bakery in Lincoln. You can reach me on 01522 496 011.',
    '{"first_name":"Petra","last_name":"Novak","company":"unknown","phone":"01522 496 011"}',
  ],
  [
    "Return JSON with departure, arrival, airline and seat. If something isn't mentioned set it to null.\n\nI'm flying from Oslo to Lisbon with TAP on Thursday.",
    '{"departure":"Oslo","arrival":"Lisbon","airline":"TAP","seat":null}',
  ],
  [
    'Extract the warranty period in months as a number, the purchase date (YYYY-MM-DD) and the serial number. JSON keys: warranty_months, purchase_date, serial_number. null when absent.\n\nThank you for buying the AquaPure filter. Your 24-month warranty begins on the day of purchase, 7 January 2026. Keep this card safe.',
    '{"warranty_months":24,"purchase_date":"2026-01-07","serial_number":null,"months":null}',
  ],
  [
    'What is the tracking number? If there is none, reply NONE.\n\nYour parcel left our warehouse in Derby this morning and will arrive tomorrow between 9 and 12.',
    'NONE',
  ],
  [
    'How many people attended? Number only.\n\nThe open day on Saturday drew 312 visitors, 40 more than last year.',
    '312',
  ],
  [
    'Which version fixes the bug? Just the version.\n\nThe crash when exporting PDFs was introduced in 4.2.0 and is fixed in 4.2.3. Users of 4.1 are not affected.',
    '4.2.3',
  ],
  [
    '<invoice>\nInvoice 88-1204\nBill to: Corran Ltd\nNet 1,200.00\nVAT 20% 240.00\nTotal 1,440.00\n</invoice>\n\nReturn the VAT amount only.',
    '240.00',
  ],
  [
    'Surname of the author? One word.\n\n"The Salt Road", a novel by Imogen Tarrant, was published by Hollow Tree Press in 2019.',
    'Tarrant',
  ],
  [
    'convert to json: event, date, venue, price, organiser\n\nThe Harbour Book Fair takes place on 12 September 2026 in the Old Customs House. Entry is 4 euros. It is organised by the Quayside Library Trust.',
    '{"event":"Harbour Book Fair","date":"12 September 2026","venue":"Old Customs House","price":4,"organiser":"Quayside Library Trust"}',
  ],
  [
    'Extract these fields as JSON: job_title, employer, start_year (number), end_year (number).\n\nBetween 2014 and 2019 I worked as a site engineer for Halden Construction.',
    '{"job_title":"site engineer","employer":"Halden Construction","start_year":2014,"end_year":2019}',
  ],
  [
    'Extract sender, subject, deadline and requested action from this email as JSON.\n\nFrom: Lydia Okonkwo\nSubject: Budget figures\n\nHi all, please send me your Q3 figures by Friday 9 October. Thanks, Lydia',
    '{"sender":"Lydia Okonkwo","subject":"Budget figures","deadline":"9 October","requested_action":"Lydia Okonkwo"}',
  ],
  [
    'Give me all the temperatures mentioned as JSON numbers in an array.\n\nBake at 220 degrees for ten minutes, then lower the oven to 180 degrees. The core should reach 65 degrees.',
    '[220,180,65]',
  ],
  [
    'List the action items with owner and due date as a JSON array of objects (owner, task, due).\n\n- Hamid to update the price list by 4 May\n- Julie to call the printer by 6 May\n- Sanne to book the hall by 10 May',
    '[{"owner":"Hamid","task":"update the price list","due":"4 May"},{"owner":"Julie","task":"call the printer","due":"6 May"},{"owner":"Sanne","task":"book the hall","due":"10 May"}]',
  ],
  [
    'Turn this business card into JSON with keys name, title, company, email, website.\n\nDr. Hanna Lindqvist\nChief Data Officer\nNordvind Analytics AB\nhanna@nordvind.example\nwww.nordvind.example',
    '{"name":"Hanna Lindqvist","title":"Chief Data Officer","company":"Nordvind Analytics AB","email":"hanna@nordvind.example","website":"www.nordvind.example"}',
  ],
  [
    'I need a json object describing the complaint: product, problem, days_owned (number), wants_refund (true/false)\n\nI bought the SteamEase iron nine days ago and it already leaks water all over my shirts. I want my money back.',
    '{"product":"SteamEase iron","problem":"leaks water all over my shirts","days_owned":9,"wants_refund":true}',
  ],
  [
    'Extract name, age, city and profession into JSON. Leave missing ones as an empty string.\n\nMy neighbour Tomasz is 47 and drives a tram.',
    '{"name":"Tomasz","age":47,"city":"","profession":""}',
  ],
  [
    'Extract flight_number, from, to, departure_time and gate as JSON.\n\nBoarding for BA 2490 from London Gatwick to Malaga starts at 06:10 at gate 21; the plane leaves at 06:45.',
    '{"flight_number":"BA 2490","from":"London Gatwick","to":"Malaga","departure_time":"06:45","gate":"21"}',
  ],
  [
    'Return a JSON object with book_title, author, publisher, year (number) and pages (number).\n\n"The Glass Orchard" by Miriam Holt was published in 2018 by Larkspur Press. The hardback has 342 pages.',
    '{"book_title":"The Glass Orchard","author":"Miriam Holt","publisher":"Larkspur Press","year":2018,"pages":342}',
  ],
  [
    'From the lease below give me JSON: tenant, landlord, monthly_rent (number), deposit (number), start_date (YYYY-MM-DD).\n\nThis agreement is made between Harold Finch (landlord) and Nadia Rahman (tenant). Rent is 925 pounds a month, payable in advance, beginning 1 June 2026. A deposit of 1,050 pounds has been paid.',
    '{"tenant":"Nadia Rahman","landlord":"Harold Finch","monthly_rent":925,"deposit":1050,"start_date":"2026-06-01"}',
  ],
  [
    'JSON with keys company, position, start_date, salary, contact_email:\n\nFjord Digital is hiring a data engineer for its Bergen office. Start: 1 September 2026. Pay: 52,000 euros a year. Apply to jobs@fjorddigital.example.',
    '{"company":"Fjord Digital","position":"data engineer","start_date":"1 September 2026","salary":52000,"contact_email":"jobs@fjorddigital.example"}',
  ],
  [
    'Convert to JSON (invoice_no, customer, net, vat, total):\nInvoice 2026-118 for Marlow Interiors. Net amount 800.00, VAT 160.00, total 960.00.',
    '{"invoice_no":"2026-118","customer":"Marlow Interiors","net":"800.00","vat":160,"total":960}',
  ],
  [
    'Extract JSON: patient_name, age, diagnosis, doctor, next_appointment.\n\nMr Leon Abara, 54, was seen by Dr Petra Hjelm and diagnosed with type 2 diabetes. He should come back on 3 March 2027.',
    '{"patient_name":"Leon Abara","age":54,"diagnosis":"type 2 diabetes","doctor":"Petra Hjelm","next_appointment":"3 March 2027"}',
  ],
  [
    'Read the message and return JSON with caller, phone, reason, callback_time.\n\nMessage from Mrs Doyle: she rang about the broken boiler and would like you to call her back on 0151 496 0733 after 4 pm.',
    '{"caller":"Mrs Doyle","phone":"0151 496 0733","reason":"the broken boiler","callback_time":"4 pm"}',
  ],
  [
    'Parse the shipping notice: tracking_number, carrier, weight_kg (number), delivery_date (YYYY-MM-DD), recipient. JSON only.\n\nYour parcel (3.2 kg) is on its way with SwiftPost. Tracking number: SP449120077GB. Expected delivery on 9 July 2026 to Oscar Lind, 4 Mill Court.',
    '{"tracking_number":"SP449120077GB","carrier":"SwiftPost","weight_kg":3.2,"delivery_date":"2026-07-09","recipient":"Oscar Lind"}',
  ],
  [
    'Turn this into JSON with hotel, nights, rate_per_night, check_in, guest\n\nReservation confirmed for Ingrid Vale at the Harbour View Hotel: 3 nights from 14 August 2026 at 95 euros per night.',
    '{"hotel":"Harbour View Hotel","nights":3,"rate_per_night":95,"check_in":"14 August 2026","guest":"Ingrid Vale"}',
  ],
  [
    'Extract the following as JSON: team, opponent, score, scorer, stadium.\n\nRivermouth FC beat Castle Town 2-1 at Mill Park last night. Both goals for Rivermouth were scored by Dario Pell.',
    '{"team":"Rivermouth FC","opponent":"Castle Town","score":"2-1","scorer":"Dario Pell","stadium":"Mill Park"}',
  ],
  [
    'JSON: recipe name, servings, prep_minutes, main_ingredient\n\nCarrot soup with ginger. For 4 people. Preparation takes 15 minutes, cooking 25 minutes. You need 800 g of carrots.',
    '{"recipe_name":"Carrot soup","servings":4,"prep_minutes":15,"main_ingredient":"carrots"}',
  ],
  [
    'Get the vehicle data as JSON (make, model, registration, mileage, owner).\n\nThe silver Ford Focus, registration LK19 XTR, belongs to Amit Desai and has done 61,200 miles.',
    '{"make":"Ford","model":"Focus","registration":"LK19 XTR","mileage":"61,200 miles","owner":"Amit Desai"}',
  ],
  [
    'Summarise the house listing as JSON with price (number), bedrooms (number), garden (true/false), garage (true/false), town.\n\nDetached house in Ludlow, four bedrooms, large garden, no garage. Offers around £420,000.',
    '{"price":420000,"bedrooms":4,"garden":true,"garage":false,"town":"Ludlow"}',
  ],
  [
    'return json {"amount":number,"currency":string,"payee":string,"reference":string,"date":"YYYY-MM-DD"}\n\nPlease transfer EUR 1,250.50 to Hansen & Sohn by 30 June 2026, reference RG-20991.',
    '{"amount":1250.5,"currency":"EUR","payee":"Hansen & Sohn","reference":"RG-20991","date":"2026-06-30"}',
  ],
  [
    'Which movie, director, year and running time? Reply as JSON with keys movie, director, year, minutes.\n\nDirected by Paula Venn in 2011, Salt Wind runs for 104 minutes.',
    '{"movie":"Salt Wind","director":"Paula Venn","year":2011,"minutes":104}',
  ],
  [
    'Give JSON for the employee: full_name, job_title, office, manager, joined (YYYY-MM-DD).\n\nWelcome to Carla Mendes, who joined us on 3 February 2026 as a UX designer in our Porto office. She reports to Henrik Dahl.',
    '{"full_name":"Carla Mendes","job_title":"UX designer","office":"Porto","manager":"Henrik Dahl","joined":"2026-02-03"}',
  ],
  [
    'Parse into JSON with fields animal, name, age, weight, symptoms (list).\n\nOur dog Bella, 7 years old, 22 kg, has been coughing, sneezing and refusing food since Sunday.',
    '{"animal":"dog","name":"Bella","age":7,"weight":22,"symptoms":["been coughing","sneezing","refusing food since Sunday"]}',
  ],
])('fields and values of many domains: %s', async (prompt, answer) => {
  expect(await ask(prompt)).toBe(answer)
})

test.each([
  ['Write a haiku about rain.', 3],
  ['Write a limerick about a cat.', 5],
  ['write a short poem of four lines about the sea', 4],
])('verse without a text: %s', async (prompt, count) => {
  expect((await ask(prompt)).split('\n')).toHaveLength(count)
})

test('an example is made up with the types asked for', async () => {
  const made: unknown = JSON.parse(
    await ask('Generate a JSON array of 3 objects, each with id (integer) and title (string).'),
  )
  expect(made).toEqual([1, 2, 3].map(id => ({ id, title: expect.any(String) })))
})

test('things are compared by what is said of each', async () => {
  const table = await ask(
    'Compare the two phones in a table (columns: Feature, Aura X, Nimbus 5).\n\nThe Aura X costs 399 euros and has a battery of 4000 mAh. The Nimbus 5 costs 449 euros and has a battery of 5000 mAh.',
  )
  expect(table).toMatch(/\| Price \| 399 euros \| 449 euros \|/)
  expect(table).toMatch(/battery of 4000 mAh \| battery of 5000 mAh/)
})
