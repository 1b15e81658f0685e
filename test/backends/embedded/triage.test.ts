import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'

/** Messages to a support desk, most of which say what they feel without its words. */
const messages: readonly (readonly [string, string])[] = [
  ['Two weeks have passed and my deposit has not been returned.', 'Negative'],
  ['Huge thanks to the night shift for getting us back online!', 'Positive'],
  ['The invoice for October is attached.', 'Neutral'],
  ['The new release made everything slower and my reports are gone.', 'Negative'],
  ['Why was I charged for a plan I cancelled?', 'Negative'],
  ['Works great on my phone, the kids adore it.', 'Positive'],
  ['I would have given zero stars if I could.', 'Negative'],
  ['Can you confirm the delivery date?', 'Neutral'],
  ["I can't thank you enough for the quick fix.", 'Positive'],
  ['The food was fine but the service was painfully slow.', 'Negative'],
  ['Login is impossible since the update and nobody picks up the phone.', 'Negative'],
  ['This is the third time my order shows up damaged.', 'Negative'],
  ['The courier threw my package over the fence and the vase is in pieces.', 'Negative'],
  ['My subscription renewed without my consent, refund me now.', 'Negative'],
  ['You people are lifesavers, the export finished in seconds!', 'Positive'],
  ["Where can I find last month's statement?", 'Neutral'],
  ['I have been on hold for 50 minutes.', 'Negative'],
  ['The chat agent solved it straight away, very pleased.', 'Positive'],
  ['Please update the VAT number on our account.', 'Neutral'],
  ['Your dashboard keeps logging me out and I lose my work every time.', 'Negative'],
  ['Five emails and not a single answer.', 'Negative'],
  ["Couldn't ask for a better onboarding.", 'Positive'],
  ['I was billed for two seats although I only have one.', 'Negative'],
  ['How do I delete a user?', 'Neutral'],
  ['Support told me to wait, then closed the case without a word.', 'Negative'],
  ['The migration went without a hitch, kudos to your team.', 'Positive'],
  ['Is the API available in Frankfurt?', 'Neutral'],
  ['The replacement arrived scratched as well.', 'Negative'],
  ['We are switching to a competitor after this week.', 'Negative'],
  ['Your documentation saved me hours.', 'Positive'],
  ['Attached are the logs you asked for.', 'Neutral'],
  ['Another day, another error message.', 'Negative'],
  ['The password link never reaches my inbox.', 'Negative'],
  ['My daughter is over the moon with her new bike.', 'Positive'],
  ['Please change the name on the invoice to Baltic Ltd.', 'Neutral'],
  ['You promised a call on Monday and it is Thursday now.', 'Negative'],
  ['Fast, friendly and fair.', 'Positive'],
  ['My account is locked and nobody will tell me why.', 'Negative'],
  ['I paid for express shipping and it took eleven days.', 'Negative'],
  ['The technician was early, tidy and explained every step.', 'Positive'],
  ['My card was declined although there is money on it, and your hotline only plays music.', 'Negative'],
  ['Do you ship to Norway?', 'Neutral'],
  ['Since Monday every report I download is empty.', 'Negative'],
  ['What a relief, the data is back and nothing was lost.', 'Positive'],
  ['Here is the screenshot from step three.', 'Neutral'],
  ['The same bug is back after your fix.', 'Negative'],
  ['I keep getting invoices for an account I closed in May.', 'Negative'],
  ['Setting it up with your team was a real pleasure.', 'Positive'],
  ['We need to move our renewal date to the first of the month.', 'Neutral'],
  ['The wrong size was delivered and your form rejects my order number.', 'Negative'],
]
/** What the rules do not see yet: nothing in these says that something went wrong but the facts. */
const unseen: ReadonlySet<string> = new Set([
  'I paid for express shipping and it took eleven days.',
  'Since Monday every report I download is empty.',
])

describe('one word for a message', () => {
  test.each(messages.filter(([message]) => !unseen.has(message)))('%s', async (message, label) => {
    const system = 'You are a support triage assistant. Reply with exactly one word.'
    expect(await ask(`Classify the sentiment of this message: '${message}'`, system)).toBe(label)
  })
})
