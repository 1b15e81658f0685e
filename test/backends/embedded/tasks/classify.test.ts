import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'

interface Case {
  readonly user: string
  readonly system?: string
  readonly label: string
}

const sentiments: readonly Case[] = [
  {
    user: "What is the sentiment of this review? 'The soup was cold and the waiter ignored us all evening.'",
    label: 'Negative',
  },
  {
    user: 'Classify the sentiment: "Setup took two minutes and everything just worked, brilliant."',
    label: 'Positive',
  },
  {
    user: 'Classify the sentiment of this message: The meeting has been moved to room 4 on Tuesday.',
    label: 'Neutral',
  },
  {
    user: "Classify the sentiment of this tweet: 'Honestly not bad at all, I expected worse.'",
    label: 'Positive',
  },
  {
    user: "Classify the sentiment of this message: 'I have called three times and still have not received my parcel.'",
    label: 'Negative',
  },
  {
    user: 'My refund never arrived and support keeps closing my ticket.',
    system: 'Classify the sentiment of each message as POSITIVE, NEGATIVE or NEUTRAL. Reply with one word.',
    label: 'NEGATIVE',
  },
  {
    user: 'Is the following review positive or negative?\n\nThe plot drags at first, but the ending is wonderful.',
    label: 'positive',
  },
  {
    user: 'Could you tell me which documents I need to bring?',
    system:
      'You label the tone of customer messages: positive, neutral or negative. Answer with the label only.',
    label: 'neutral',
  },
  {
    user: 'Sentiment of this comment, one word: "Never had a single problem with this kettle."',
    label: 'Positive',
  },
  {
    user: "Determine whether this feedback is Positive, Negative or Mixed: 'Lovely room and kind staff, but the shower was filthy and the wifi broken.'",
    label: 'Mixed',
  },
]

const labels: readonly Case[] = [
  {
    user: "Classify as billing, bug or praise: 'The export button does nothing when I press it.'",
    label: 'bug',
  },
  {
    user: "Classify as billing, bug or praise: 'You took 40 euros from my card twice this month.'",
    label: 'billing',
  },
  {
    user: "Classify as billing, bug or praise: 'Thank you, the new dashboard is a joy to use!'",
    label: 'praise',
  },
  {
    user: 'Hi, I cannot log in since I changed my phone, the code never comes.',
    system:
      'Sort each ticket into one of these categories:\n- Shipping: parcels and couriers\n- Account access: sign-in and passwords\n- Refunds: money back\nReply with the category only.',
    label: 'Account access',
  },
  {
    user: 'Which department should handle this: Sales, Legal or Engineering?\n\nCan we get a quote for 300 seats on the enterprise plan?',
    label: 'Sales',
  },
  {
    user: 'Label this email as spam or not spam.\n\nCONGRATULATIONS! You have won a free prize, click here to claim your gift card.',
    label: 'spam',
  },
  {
    user: 'Label this email as spam or not spam.\n\nHi Tom, are we still on for lunch at noon tomorrow?',
    label: 'not spam',
  },
  {
    user: 'Text: The striker scored twice as the home team won the cup final.\nCategory (sports, politics, technology):',
    label: 'sports',
  },
  {
    user: 'What is the priority of this incident: high, medium or low? "All customers are unable to check out since 9:00."',
    label: 'high',
  },
  {
    user: 'Classify each line as question or complaint:\n- How do I export my data?\n- This is the worst service ever.',
    label: '1. question\n2. complaint',
  },
]

describe('sentiment', () => {
  test.each(sentiments)('$user', async ({ user, system, label }) => {
    expect(await ask(user, system)).toBe(label)
  })
})

describe('labels', () => {
  test.each(labels)('$user', async ({ user, system, label }) => {
    expect(await ask(user, system)).toBe(label)
  })
})
