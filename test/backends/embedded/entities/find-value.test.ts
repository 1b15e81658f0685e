import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

const cases: readonly (readonly [string, string | RegExp, string | undefined])[] = [
  [
    'Extract the invoice number from the following text. Return only the number.\n\nDear customer, please find attached invoice INV-2024-0098 dated March 3, 2024 for order 88123. Payment is due within 30 days.',
    'INV-2024-0098',
    undefined,
  ],
  [
    'When is payment due? Reply with the date in ISO format only.\n\n"Invoice 4411 was issued on 12 January 2025. Please pay no later than 26 January 2025 to avoid a reminder fee."',
    '2025-01-26',
    undefined,
  ],
  [
    "Hi, it's Marta from the bakery. Our new number is +48 22 555 01 34, the old one (22 555 00 00) is gone. Order ref 12345.",
    /\+48 22 555 01 34/is,
    'You extract phone numbers. Reply only with the number.',
  ],
  [
    '<email>\nFrom: Peter Lindqvist <p.lindqvist@norrvik.example>\nTo: sales@bolt.example\nSubject: Quote for 300 brackets\n\nHello,\ncould you quote 300 brackets type B7, delivered to our plant in Malmo by 15 November 2025?\nBest regards,\nPeter Lindqvist\nPurchasing Manager, Norrvik AB\n</email>\n\nExtract as JSON: sender, company, product, quantity, delivery_city, delivery_date (YYYY-MM-DD)',
    /"sender":"Peter Lindqvist","company":"Norrvik AB","product":"brackets.*"quantity":300,"delivery_city":"Malmo","delivery_date":"2025-11-15"/is,
    undefined,
  ],
  [
    'List every company mentioned, one per line.\n\nText: Last week Halden Shipping Ltd agreed to buy two vessels from Marexport GmbH. The loan comes from Nordbank, and Keller & Sons will act as legal adviser.',
    /^Halden Shipping Ltd\nMarexport GmbH\nNordbank\nKeller & Sons$/is,
    undefined,
  ],
  [
    'What is the total? just the amount\n\nCoffee 3.20\nCake 4.10\nTip 1.00\nTotal 8.30 EUR',
    /8\.30/is,
    undefined,
  ],
  [
    'Return JSON with fields first_name, last_name, email, phone, company. Use null if a field is missing.\n\nMy name is Joanna Pryce and I run Pryce Interiors. You can mail me at joanna@pryceinteriors.example.',
    '{"first_name":"Joanna","last_name":"Pryce","email":"joanna@pryceinteriors.example","phone":null,"company":"Pryce Interiors"}',
    undefined,
  ],
  [
    'Pull out every price from this text, comma separated: A single ticket costs $12.50, a family ticket $30 and the guide book another $4.',
    '$12.50, $30, $4',
    undefined,
  ],
  [
    'Which cities are mentioned? Give a JSON list.\n\nWe flew from Lisbon to Vienna, stayed three nights, and took the train to Budapest.',
    '["Lisbon","Vienna","Budapest"]',
    undefined,
  ],
  [
    'who signed the contract? name only\n\nThe agreement between the Harbour Trust and Delmar Construction was signed on 4 May by Teresa Quint on behalf of the Trust. Her deputy, Olaf Brandt, witnessed it.',
    'Teresa Quint',
    undefined,
  ],
  [
    'Hello, I want to send back order A-99213 because the zip is broken. Thanks, Mia',
    '{"order_id":"A-99213","reason":"the zip is broken"}',
    'Extract the order id and the reason for the return from customer messages. Output JSON: {"order_id": string, "reason": string}. No prose.',
  ],
  [
    'Convert each row to JSON objects (product, price as number, stock as integer).\n\nproduct,price,stock\nLamp,19.99,4\nRug,89.00,0',
    '[{"product":"Lamp","price":19.99,"stock":4},{"product":"Rug","price":89,"stock":0}]',
    undefined,
  ],
  [
    "What's the postcode? Only that.\n\nDeliver to: Mrs Edna Wills, 4 Orchard Close, Malvern WR14 2QF.",
    'WR14 2QF',
    undefined,
  ],
  [
    'How many guests are expected? Answer with a number only.\n\nThe wedding is on 6 June. We expect about 85 guests and need 12 tables; the band has five members.',
    '85',
    undefined,
  ],
  [
    'Extract the address: Our showroom has moved to 118 Baker Street, London NW1 6XE, opposite the station.',
    /118 Baker Street, London NW1 6XE/is,
    undefined,
  ],
  [
    'Find the duration of the internship in the text and return just that.\n\nThe internship runs for six months starting in September. You work 32 hours a week and get 25 days off.',
    'six months',
    undefined,
  ],
  [
    'Please extract these fields from the text below and present them as JSON:\n- patient_name\n- appointment_date (YYYY-MM-DD)\n- doctor\n- department\n\nText: Mrs Helen Ortega has an appointment with Dr. Samuel Weiss in Cardiology on 3 December 2025 at 9:15 am.',
    '{"patient_name":"Helen Ortega","appointment_date":"2025-12-03","doctor":"Samuel Weiss","department":"Cardiology"}',
    undefined,
  ],
  [
    'extract: title, author, year -> json\n\n"The Glass Orchard" by Miriam Falk was first published in 1987 and reissued in 2011.',
    /"title":"The Glass Orchard","author":"Miriam Falk","year":1987/is,
    undefined,
  ],
  [
    'Identify the serial number in this support request.\n\nThe dishwasher (model DW-450, serial SN77-1934-X) stops after 10 minutes with error E24.',
    'SN77-1934-X',
    undefined,
  ],
  [
    'Give me the error code only: The dishwasher (model DW-450, serial SN77-1934-X) stops after 10 minutes with error E24.',
    'E24',
    undefined,
  ],
  [
    'Who is the landlord and who is the tenant? Return JSON {"landlord": "...", "tenant": "..."}\n\nThis agreement is made between Mr Carl Voss (the landlord) and Ms Ivy Tran (the tenant) for the flat at 9 Mill Road. The rent is 850 euros a month, payable by the 3rd.',
    '{"landlord":"Carl Voss","tenant":"Ivy Tran"}',
    undefined,
  ],
  [
    'From this record extract the rent per month as a number: This agreement is made between Mr Carl Voss (the landlord) and Ms Ivy Tran (the tenant) for the flat at 9 Mill Road. The rent is 850 euros a month, deposit 1,700 euros.',
    '850',
    undefined,
  ],
  [
    'Return a JSON object with start_date, end_date (both YYYY-MM-DD) and location.\n\nThe summer school takes place in Ghent from 7 to 18 July 2025. Applications close on 1 May 2025.',
    '{"start_date":"2025-07-07","end_date":"2025-07-18","location":"Ghent"}',
    undefined,
  ],
  [
    'What percentage of members voted yes? Value only.\n\nOf the 1,200 members, 64% took part; 71 percent of them voted yes and 29 percent no.',
    /71 percent/is,
    undefined,
  ],
  [
    'List the names of all speakers.\n\nThe first talk is by Noor Haddad, followed by Paul Renner. After lunch, Yuki Tanaka speaks about bees.',
    /Noor Haddad\n.*Paul Renner\n.*Yuki Tanaka/is,
    undefined,
  ],
  [
    'Extract the tracking number and carrier as JSON.\n\nYour parcel was handed to DHL today. Track it with 00340434161094042557.',
    '{"tracking_number":"00340434161094042557","carrier":"DHL"}',
    undefined,
  ],
  [
    'Extract URL: More at https://docs.kestrel.example/setup?x=1 and in the printed manual.',
    'https://docs.kestrel.example/setup?x=1',
    undefined,
  ],
  [
    'Convert to JSON with "name", "age", "occupation", "city": Lena Fischer, 34, works as a nurse in Bremen.',
    '{"name":"Lena Fischer","age":34,"occupation":"nurse","city":"Bremen"}',
    undefined,
  ],
  [
    'What time does the shop close on Saturdays? HH:MM\n\nWe are open Monday to Friday from 9:00 to 18:30. On Saturdays we open at 10:00 and close at 16:00.',
    '16:00',
    undefined,
  ],
  ['Extract the colours: The jacket comes in red, navy and olive.', /red.*navy.*olive/is, undefined],
  [
    'Output JSON: {"vendor": "", "date": "YYYY-MM-DD", "total": 0.0, "currency": "XXX"}\n\nReceipt\nGreen Leaf Market\n2025-03-14 17:22\nApples 2.40\nBread 3.10\nTOTAL 5.50 CHF\nPaid by card',
    '{"vendor":"Green Leaf Market","date":"2025-03-14","total":5.5,"currency":"CHF"}',
    undefined,
  ],
  [
    'Who reported the incident, where did it happen and was anyone injured? Answer in JSON with reporter, location, injured (true/false).\n\nIncident log: At 07:45 a pallet fell from the rack in warehouse 3. Reported by shift leader Dana Kolar. No one was injured.',
    '{"reporter":"Dana Kolar","location":"warehouse 3","injured":false}',
    undefined,
  ],
]

test.each(cases)('value: %s', async (prompt, said, system) => {
  const answer = await ask(prompt, system)
  if (typeof said === 'string') expect(answer).toBe(said)
  else expect(answer).toMatch(said)
})
