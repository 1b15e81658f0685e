import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

describe('values of letters, invoices, logs, minutes, tickets and lists', () => {
  test.each([
    [
      'Extract the flight number.\n\nYour trip is confirmed: KL1023 from Amsterdam to London City on 3 June, departing 07:15. Booking reference Q7ZT4L.',
      'KL1023',
    ],
    [
      'What is the booking reference? Reply with it alone.\n\nYour trip is confirmed: KL1023 from Amsterdam to London City on 3 June, departing 07:15. Booking reference Q7ZT4L.',
      'Q7ZT4L',
    ],
    [
      'Give me the departure time only.\n\n"KL1023 from Amsterdam to London City on 3 June, departing 07:15, arriving 07:30 local time."',
      '07:15',
    ],
    [
      'Which city does the traveller fly to? Just the city.\n\nItinerary: Tue 4 March, depart Oslo 09:20, arrive Lisbon 13:05. Hotel Bairro Alto, 3 nights.',
      'Lisbon',
    ],
    [
      'From the invoice below return the VAT amount as a number.\n\nINVOICE 2231\nNet: EUR 1,200.00\nVAT 20%: EUR 240.00\nTotal: EUR 1,440.00\nDue within 14 days',
      '240',
    ],
    [
      'Return the due date in ISO format (YYYY-MM-DD). Nothing else.\n\nInvoice date: 2 April 2024. Payment is due on 16 April 2024. Late payments incur 2 % interest.',
      '2024-04-16',
    ],
    [
      'List every e-mail address in the text, one per line.\n\nPlease reply to anna.kowal@firma.pl and copy it-desk@firma.pl. Do not use old@firma.pl any more.',
      'anna.kowal@firma.pl\nit-desk@firma.pl\nold@firma.pl',
    ],
    [
      'Extract all people mentioned as a JSON array of strings.\n\nMinutes: Present were Carla Ruiz, Ben Okafor and Dr. Li Wei. Apologies from Sofia Lind. The meeting was held in Madrid.',
      '["Carla Ruiz","Ben Okafor","Li Wei","Sofia Lind"]',
    ],
    [
      'Who was absent? Return only the name.\n\nMinutes: Present were Carla Ruiz, Ben Okafor and Dr. Li Wei. Apologies from Sofia Lind. The meeting was held in Madrid.',
      'Sofia Lind',
    ],
    [
      "Extract name, email and phone as JSON.\n\nHi, I'm Peter Novak, you can write to p.novak@mail.cz or ring me on +420 602 111 222.",
      '{"name":"Peter Novak","email":"p.novak@mail.cz","phone":"+420 602 111 222"}',
    ],
    [
      'Return JSON with the keys full_name, years_of_experience, current_employer and languages.\n\nCV — Marta Silva. Software engineer with 9 years of experience, currently at Brightcove Systems in Porto. Speaks Portuguese, English and German.',
      '{"full_name":"Marta Silva","years_of_experience":9,"current_employer":"Brightcove Systems","languages":["Portuguese","English","German"]}',
    ],
    [
      'Extract the following as JSON: {"patient": string, "medication": string, "dose_mg": number, "times_per_day": number}\n\nMr. Alan Pike should take 500 mg amoxicillin three times a day for seven days.',
      '{"patient":"Alan Pike","medication":"amoxicillin","dose_mg":500,"times_per_day":3}',
    ],
    [
      'Ticket: "[#48213] Printer on floor 3 is jammed again. Reported by Olga Petrova, 12 Jan, priority high. Asset tag PRN-0077."\n\nReturn JSON with ticket_id, reporter, priority, asset_tag.',
      '{"ticket_id":"48213","reporter":"Olga Petrova","priority":"high","asset_tag":"PRN-0077"}',
    ],
    [
      'Ticket: "[#48213] Printer on floor 3 is jammed again. Reported by Olga Petrova, 12 Jan, priority high. Asset tag PRN-0077."\n\nReturn JSON with ticket_id, reporter, assignee. Use null for what is not given.',
      '{"ticket_id":"48213","reporter":"Olga Petrova","assignee":null}',
    ],
    [
      "What's the IBAN in this message? If there is none, reply NONE.\n\nHi, please transfer the 45 euros to my account, I'll send you the details tonight. Tom",
      'NONE',
    ],
    [
      'Find the tracking number. If it is missing answer "not found".\n\nYour parcel 1Z999AA10123456784 left our depot in Leeds this morning.',
      '1Z999AA10123456784',
    ],
    [
      'Find the tracking number. If it is missing answer "not found".\n\nYour parcel left our depot in Leeds this morning and weighs 3.2 kg.',
      'not found',
    ],
    [
      'List all the dates as YYYY-MM-DD, comma separated.\n\nThe course runs on 3 March 2025, 10 March 2025 and 17 March 2025; the exam is on 28/03/2025.',
      '2025-03-03, 2025-03-10, 2025-03-17, 2025-03-28',
    ],
    [
      'Extract the company names as a bulleted list.\n\nAfter talks with Nordwind GmbH and Albatross Ltd, the council gave the contract to Keller & Sons.',
      '- Nordwind GmbH\n- Albatross Ltd\n- Keller & Sons',
    ],
    [
      'Who got the contract? Answer with the name only.\n\nAfter talks with Nordwind GmbH and Albatross Ltd, the council gave the contract to Keller & Sons.',
      'Keller & Sons',
    ],
    [
      'Extract the ingredients as a JSON array.\n\nFor the dressing whisk olive oil, lemon juice, honey and a pinch of salt.',
      '["olive oil","lemon juice","honey","salt"]',
    ],
    [
      'Get the action items with owners as a JSON array of {"owner": ..., "task": ...}.\n\nMinutes 4 May\n- Ines will book the venue.\n- Tomas will send the invitations by Friday.\n- Leila will order the cake.',
      '[{"owner":"Ines","task":"book the venue"},{"owner":"Tomas","task":"send the invitations by Friday"},{"owner":"Leila","task":"order the cake"}]',
    ],
    [
      'Extract the postcode.\n\nLEASE between Mr. George Baxter (landlord) and Ms. Petra Stein (tenant) for the flat at 14 Mill Lane, Bath BA1 2QX.',
      'BA1 2QX',
    ],
    ['Order: 3 x blue mug, 1 x teapot, 12 x saucer. How many saucers? number only', '12'],
    [
      'Extract the job title.\n\nDear all, please welcome Nina Haas, who joins us as Head of Logistics on Monday.',
      'Head of Logistics',
    ],
    [
      "Extract the start date and the notice period as JSON (start_date as ISO date, notice_period).\n\nYour employment begins on 15 January 2026. Either side may end it with six weeks' notice.",
      '{"start_date":"2026-01-15","notice_period":"six weeks"}',
    ],
    [
      'what phone number should patients call at night? only the number\n\nSurgery hours 8-18, tel. 0531 445566. At night and at weekends please call 116117.',
      '116117',
    ],
    [
      'Extract sender, recipient and subject as JSON.\n\nFrom: Rita Moor <rita@moor.example>\nTo: Claus Berg <claus@berg.example>\nSubject: Delivery of the new desks\n\nHi Claus, the desks arrive on Monday. Rita',
      '{"sender":"Rita Moor","recipient":"Claus Berg","subject":"Delivery of the new desks"}',
    ],
    [
      'Extract the version number that fixes the bug.\n\nThe crash appeared in 2.4.0 and was fixed in 2.4.3. Please upgrade.',
      '2.4.3',
    ],
    [
      'Extract the product and the reason for return as JSON with keys "product" and "reason".\n\nHello, I\'d like to send back the wireless headphones because the left side makes no sound. Best, Kim',
      '{"product":"wireless headphones","reason":"the left side makes no sound"}',
    ],
    [
      'You are a data extractor. Return JSON with check_in, check_out, guests (number), room_type.\n\nDear hotel, we would like a double room for two adults and one child from 4 to 9 August 2024.',
      '{"check_in":"2024-08-04","check_out":"9 August 2024","guests":2,"room_type":"double room"}',
    ],
    [
      'Extract the website.\n\nMore information and tickets at www.lakefest.example or at the tourist office.',
      'www.lakefest.example',
    ],
    [
      'Extract the age of the patient as a number.\n\nA 47-year-old man presented with chest pain lasting two hours. His father died at 58.',
      '47',
    ],
    [
      'Extract the winner and the final score. JSON keys: winner, score.\n\nRiverside United beat Hill Town 3-1 on Sunday in front of 4,200 fans.',
      '{"winner":"Riverside United","score":"3-1"}',
    ],
  ])('%s', async (prompt, value) => {
    expect(await ask(prompt)).toBe(value)
  })
})
