import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

/** A prompt, its answer, and the system text where there is one. */
const given: readonly (readonly [prompt: string, answer: string, system?: string])[] = [
  [
    'Who do I have to send the form to? Only the name.\n\nPlease return the signed form to Ms Halloran by Friday. Mr Beck is on holiday.',
    'Ms Halloran',
  ],
  ['Extract the old price, number only: The lamp was 49.90 and is now only 34.50 euros.', '49.9'],
  [
    'What does the annual membership cost? Just the amount.\n\nMonthly membership is 19 euros, annual membership 190 euros, the day pass 8 euros.',
    '190 euros',
  ],
  [
    'Return JSON with sender, recipient, subject and sent_on (YYYY-MM-DD).\n\nFrom: Pilar Ortega <pilar@quay.example>\nTo: Henk de Wit <henk@quay.example>\nDate: 3 March 2026\nSubject: New crane schedule\n\nHenk, find the schedule attached.',
    '{"sender":"Pilar Ortega","recipient":"Henk de Wit","subject":"New crane schedule","sent_on":"2026-03-03"}',
  ],
  [
    'JSON please: buyer, seller, item, price (number)\n\nI hereby confirm that I, Wanda Kessler, sold my upright piano to Jonas Fry for 1,250 euros.',
    '{"buyer":"Jonas Fry","seller":"Wanda Kessler","item":"upright piano","price":1250}',
  ],
  [
    'As JSON: from, to, departure_time (HH:MM), arrival_time (HH:MM), platform.\n\nThe 08:14 from Malmo arrives in Gothenburg at 10:52. It leaves from platform 3.',
    '{"from":"Malmo","to":"Gothenburg","departure_time":"08:14","arrival_time":"10:52","platform":"3"}',
  ],
  [
    'Which invoices are overdue? JSON array of the invoice numbers.\n\nINV-201 paid\nINV-202 overdue since 3 May\nINV-203 open, due 30 June\nINV-204 overdue since 17 May',
    '["INV-202","INV-204"]',
  ],
  [
    'List the servers that failed the check, one per line.\n\nalpha-1: ok\nalpha-2: failed (disk full)\nbeta-1: ok\nbeta-2: failed (timeout)\ngamma-1: ok',
    'alpha-2\nbeta-2',
  ],
  [
    'Extract name, phone, email and company as JSON; null if missing.\n\nHi, this is Teodor from Lindqvist Timber, you can reach me on 0455 120 884. Bye',
    '{"name":"Teodor","phone":"0455 120 884","email":null,"company":"Lindqvist Timber"}',
  ],
  [
    'Extract every person mentioned with their age as a JSON array of objects {"name", "age"}.\n\nThe winners are Pia Holm (12), Noor Haddad (9) and Ben Achterberg (11).',
    '[{"name":"Pia Holm","age":12},{"name":"Noor Haddad","age":9},{"name":"Ben Achterberg","age":11}]',
  ],
  [
    "In which room does the workshop take place? room only\n\nThe workshop 'Sourdough' is on 14 May at 18:00 in room B2.07. The talk is in room A1.",
    'B2.07',
  ],
  [
    'Fields: title, author, year (number), pages (number) -> JSON\n\n"The Salt Road" by Marit Eklund was published in 2019 and has 312 pages.',
    '{"title":"The Salt Road","author":"Marit Eklund","year":2019,"pages":312}',
  ],
  [
    'Give me the email addresses as a comma-separated list.\n\nWrite to anna@fen.example or, for invoices, to billing@fen.example. Do not use old@fen.example any more? It still works.',
    'anna@fen.example, billing@fen.example, old@fen.example',
  ],
  [
    'For sale: Volvo V60, first registered 2017, 88,000 km, no accidents. Price on request.',
    '{"vehicle":"Volvo V60","mileage_km":88000,"year":2017,"price":null,"accident_free":true}',
    'Extract vehicle, mileage_km (number), year (number), price (number) and accident_free (boolean). JSON only, null for unknown.',
  ],
  [
    "Please give me JSON: complaint_about, order_number, wants (refund or replacement).\n\nThe blender I bought (order 55-1203) makes a terrible noise. I'd like my money back.",
    '{"complaint_about":"makes a terrible noise","order_number":"55-1203","wants":"refund"}',
  ],
  [
    '<mail>Our new office is at 12 Harbour Lane, Portree. The old one at 3 Mill Street closes on Friday.</mail>\nAddress of the new office?',
    '12 Harbour Lane, Portree',
  ],
  [
    'How many tickets were sold? Reply with the number.\n\nThe hall holds 800 people. 642 tickets were sold, 30 were given away.',
    '642',
  ],
  [
    'json with drink, size, milk, extra_shot (boolean), name\n\nLarge cappuccino with oat milk for Bridget, no extra shot please!',
    '{"drink":"cappuccino","size":"Large","milk":"oat milk","extra_shot":false,"name":"Bridget"}',
  ],
  [
    'What is the last day to apply? YYYY-MM-DD only.\n\nThe scholarship opens on 1 February 2026. Applications are accepted until 31 March 2026. Winners are told on 15 May 2026.',
    '2026-03-31',
  ],
  [
    'Give me JSON {"landlord", "tenant", "rent" (number), "deposit" (number), "start" (YYYY-MM-DD)}. Unknown -> null.\n\nLease between Ottmar Reiss (landlord) and Fatou Ndiaye (tenant). The rent is 780 euros a month, beginning 1 October 2026.',
    '{"landlord":"Ottmar Reiss","tenant":"Fatou Ndiaye","rent":780,"deposit":null,"start":"2026-10-01"}',
  ],
  [
    'pull the amount they still owe, number only\n\nHi, invoice 3310 came to 480.00. You have paid 180.00 so far, so 300.00 is still outstanding.',
    '300',
  ],
  [
    "Turn into JSON (keys: host, guest, topic, episode (number)).\n\nEpisode 41 of 'Night Shift': Lena Brook talks to nurse Abel Tadesse about sleeping by day.",
    '{"host":"Lena Brook","guest":"Abel Tadesse","topic":"sleeping by day","episode":41}',
  ],
  [
    'Which of the dishes are vegetarian? One per line.\n\n1. Lentil soup (vegetarian) 6.50\n2. Beef stew 12.90\n3. Mushroom risotto (vegetarian) 11.00\n4. Fish pie 13.50',
    'Lentil soup\nMushroom risotto',
  ],
  [
    'Which airport does the flight leave from? Code only.\n\nFlight QX 218 departs ARN at 07:05 and lands at LHR at 08:50.',
    'ARN',
  ],
  [
    '{"patient": ..., "complaint": ..., "since": ..., "allergies": ...} fill this JSON from the note.\n\nMrs Okonkwo has had a sore throat since Monday. She is allergic to penicillin.',
    '{"patient":"Mrs Okonkwo","complaint":"sore throat","since":"Monday","allergies":"penicillin"}',
  ],
  [
    "what's the deadline for the abstract? date only\n\nHi all, the full paper is due on 30 June, but please have the abstract in by 12 May. Cheers, Uwe",
    '12 May.',
  ],
  [
    'Please list all the countries mentioned, comma-separated.\n\nThe tour starts in Portugal, goes through Spain and ends in Morocco. The guide is from Peru.',
    'Portugal, Spain, Morocco, Peru',
  ],
  [
    'Extract as JSON: event, artist, venue, doors (HH:MM), ticket_price (number)\n\nCello Night with Oriane Blanc at the Kiln Theatre. Doors open at 19:30, concert at 20:00. Tickets 18 euros.',
    '{"event":"Cello Night","artist":"Oriane Blanc","venue":"Kiln Theatre","doors":"19:30","ticket_price":18}',
  ],
  [
    'JSON: {"from_account", "to_account", "amount" (number), "currency"}\n\nPlease move 350 pounds from savings account 4471-9 to current account 2208-3.',
    '{"from_account":"4471-9","to_account":"2208-3","amount":350,"currency":"GBP"}',
  ],
  [
    'Give me a JSON with the keys title, salary_min (number), salary_max (number), remote (boolean), contact_email. null where the ad says nothing.\n\nWe are looking for a Data Analyst (f/m/d) for our Leeds office. Pay: 38,000 to 44,000 pounds. Send your CV to jobs@brook.example.',
    '{"title":"Data Analyst","salary_min":38000,"salary_max":44000,"remote":null,"contact_email":"jobs@brook.example"}',
  ],
  [
    'Which tasks are still open? Return a JSON array of strings.\n\n[x] Order paper\n[ ] Call the plumber\n[x] Pay rent\n[ ] Water the plants',
    '["Call the plumber","Water the plants"]',
  ],
  [
    'Who signed the letter? Name only.\n\n---\nDear Mr Prasad,\nthank you for your patience. The part will arrive next week.\nKind regards,\nElin Sandberg\nCustomer Care\n---',
    'Elin Sandberg',
  ],
  [
    'Extract the discount percentage. Number only, without sign.\n\nSpring sale! 15 % off all garden tools, free delivery from 50 euros.',
    '15',
  ],
  [
    'Pull these into JSON: name, date_of_birth (YYYY-MM-DD), nationality, passport_no, expires (YYYY-MM-DD)\n\nPassport of Ireland. Surname: Dunne. Given names: Aoife Marie. Date of birth: 04 Sep 1991. Passport no. PX5520931. Date of expiry: 17 Mar 2031. Nationality: Irish.',
    '{"name":"Aoife Marie","date_of_birth":"1991-09-04","nationality":"Irish","passport_no":"PX5520931","expires":"2031-03-17"}',
  ],
  [
    "Turn the order into a JSON array of objects with product and quantity.\n\nHello, we'd like to order four crates of apples, two sacks of potatoes and a box of lemons. Thanks!",
    '[{"product":"crates of apples","quantity":4},{"product":"sacks of potatoes","quantity":2},{"product":"box of lemons","quantity":1}]',
  ],
  [
    'At what time does the second session begin? Reply in the form HH:MM.\n\nProgramme: first session 9:00 - 10:30, coffee, second session 11:00 - 12:30, lunch.',
    '11:00',
  ],
  [
    'Extract all amounts in euros as a JSON array of numbers, in order.\n\nTrain 64.50 euros, hotel 210 euros, taxi 18 euros. We were 3 people.',
    '[64.5,210,18]',
  ],
  [
    'I need {"origin":"","destination":"","departure":"YYYY-MM-DD","return":"YYYY-MM-DD","passengers":0}\n\nTwo tickets from Bergen to Aberdeen please, out on 3 July 2026 and back on 10 July 2026.',
    '{"origin":"Bergen","destination":"Aberdeen","departure":"2026-07-03","return":"2026-07-10","passengers":2}',
  ],
]

describe('roles, conditions and single values of unseen texts', () => {
  for (const [prompt, answer, system] of given)
    test(prompt, async () => {
      expect(await ask(prompt, system)).toBe(answer)
    })
})
