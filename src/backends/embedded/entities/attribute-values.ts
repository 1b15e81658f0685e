const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

const lines: readonly (readonly [string, string])[] = [
  [
    'status state',
    'in progress, open, closed, pending, done, completed, complete, resolved, unresolved, paid, unpaid, overdue, shipped, delivered, cancelled, canceled, confirmed, approved, rejected, declined, accepted, active, inactive, draft, on hold, delayed, scheduled, available, sold out, in stock, out of stock, sent, received, blocked, waiting, postponed, under review, returned, refunded, expired, valid',
  ],
  [
    'priority urgency severity importance',
    'urgent, critical, highest, high, medium, normal, moderate, low, lowest, minor, major, trivial, severe',
  ],
  [
    'condition weather sky',
    'partly cloudy, mostly sunny, sunny, cloudy, overcast, rainy, raining, rain, showers, snowy, snow, foggy, fog, windy, stormy, thunderstorms, clear, hail, drizzle, mist, like new, brand new, new, used, good, very good, fair, poor, excellent, refurbished, mint',
  ],
  [
    'type property kind category',
    'apartment, flat, house, villa, studio, cottage, bungalow, office, penthouse, maisonette, warehouse, single room, double room, twin room, suite, one-way, return, round trip, full-time, part-time, permanent, temporary, freelance, internship',
  ],
  [
    'contract employment schedule hours',
    'full-time, part-time, permanent, temporary, fixed-term, freelance, internship, shift work, flexible',
  ],
  [
    'degree qualification diploma',
    "bachelor's degree, master's degree, bachelor's, master's, bachelor, master, phd, doctorate, diploma, mba, bsc, msc, ba, ma, apprenticeship, a-levels",
  ],
  [
    'class cabin',
    'business class, economy class, first class, second class, premium economy, business, economy',
  ],
  [
    'payment method paid',
    'credit card, debit card, bank transfer, card, cash, cheque, check, invoice, direct debit, paypal, voucher, wire transfer',
  ],
  ['gender sex', 'female, male, woman, man, non-binary'],
  ['marital family', 'married, single, divorced, widowed'],
  [
    'department team division dept',
    'human resources, hr, accounting, accounts, finance, marketing, sales, legal, procurement, purchasing, logistics, engineering, research and development, r&d, customer service, customer support, support, it, operations, production, quality, payroll, facilities, compliance, communications, public relations, design',
  ],
  ['severity loglevel', 'critical, error, warning, info, debug'],
  ['season', 'spring, summer, autumn, winter, fall'],
  ['size', 'extra large, extra small, large, medium, small, xxl, xl, xs'],
  ['fuel engine', 'petrol, diesel, electric, hybrid, gasoline, lpg'],
  ['transmission gearbox', 'automatic, manual'],
  [
    'frequency interval billing period',
    'daily, weekly, fortnightly, monthly, quarterly, yearly, annually, twice a week, once a week, every day, every week, every month, hourly',
  ],
  ['transport mode', 'train, bus, car, plane, ferry, bike, tram, taxi, ship, van'],
  ['diet dietary', 'vegetarian, vegan, gluten-free, halal, kosher, lactose-free, pescatarian'],
  [
    'material',
    'wood, oak, pine, steel, aluminium, leather, cotton, wool, glass, plastic, linen, silk, iron, brass, marble, stone, concrete, polyester',
  ],
  [
    'level difficulty experience',
    'beginner, intermediate, advanced, easy, moderate, difficult, hard, junior, senior, expert',
  ],
  ['meal', 'breakfast, lunch, dinner, supper, brunch'],
  [
    'os platform system operating',
    'windows 11, windows 10, windows, macos, mac os, linux, android, ios, ipados, ubuntu, debian, chrome os',
  ],
  ['format', 'pdf, epub, paperback, hardcover, audiobook, csv, xml'],
]

/** What may be said for a status, a priority, a condition: by the words that name these. */
export const attributeValues: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, readonly string[]>()
  for (const [names, values] of lines) for (const name of names.split(' ')) found.set(name, list(values))
  return found
})()
