import { expect, test } from 'vitest'
import { ask } from '../ask.ts'

const chats: readonly (readonly [prompt: string, says: readonly RegExp[], without: RegExp])[] = [
  [
    "Summarise this support chat in two sentences.\n\nAgent: Hi, this is Moira, what can I do for you?\nCustomer: Hi Moira. I bought a coffee machine on 3 May and the grinder doesn't turn any more.\nAgent: Oh no! Have you cleaned it?\nCustomer: Twice. By the way, great hold music.\nAgent: Haha, thanks. Then it's a defect. We'll send you a new machine by Friday.\nCustomer: Super. And the old one?\nAgent: The courier takes it back.\nCustomer: Perfect, bye!",
    [/grinder/, /new machine/],
    /hold music/,
  ],
  [
    'What did the team agree on? Bullets please.\n\nNora: morning all, my cat kept me up all night\nSam: poor you! so, the release: Thursday or Friday?\nNora: Thursday is too early, the tests need a day.\nSam: Friday then.\nLee: fine with me. And who writes the notes?\nSam: I do.\nNora: great, and no deploys over Easter, ok?\nLee: agreed.',
    [/Friday then/, /no deploys over Easter/],
    /\bcat\b/,
  ],
  [
    "Sum up my notes in 2 bullets.\n\nmet the plumber, funny guy with a parrot. he says the boiler must be replaced before winter, about 3,200. nice biscuits at his shop. also the tap in the kitchen leaks and he'll fix it on monday",
    [/boiler must be replaced/, /tap in the kitchen/],
    /parrot|biscuits/,
  ],
]

test.each(chats)('%s', async (prompt, says, without) => {
  const answer = await ask(prompt)
  for (const one of says) expect(answer).toMatch(one)
  expect(answer).not.toMatch(without)
})
