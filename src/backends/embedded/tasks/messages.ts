import { stem } from '../language/stem.ts'

interface Message {
  /** Stems of the words that ask for it, all of one group being enough. */
  readonly names: ReadonlySet<string>
  readonly sentences: readonly string[]
}

const message = (names: string, sentences: readonly string[]): Message => ({
  names: new Set(names.split(' ').map(stem)),
  sentences,
})

/** What can be written to nearly anybody: whole sentences, each of which may be the last. */
const messages: readonly Message[] = [
  message('out-of-office autoreply absence away office', [
    'Thank you for your message; I am out of the office at the moment.',
    'I will answer as soon as I am back.',
    'If it is urgent, please turn to my colleagues.',
    'I wish you a good day.',
    'Your message is not forwarded.',
  ]),
  message('apology apologise apologize sorry regret delay', [
    'We are sorry for the trouble that this has caused you.',
    'We are looking into what went wrong and will put it right.',
    'We will tell you as soon as we know more.',
    'Thank you for your patience.',
    'Please let us know if there is anything else that we can do.',
  ]),
  message('thank thanks gratitude appreciation', [
    'Thank you very much; it is much appreciated.',
    'Your help has made a real difference.',
    'We look forward to the next time.',
    'Please pass our thanks on to everybody who took part.',
    'With kind regards to all of you.',
  ]),
  message('invitation invite party', [
    'You are warmly invited.',
    'We would be very glad if you could join us.',
    'Please let us know whether you can come.',
    'Friends and family are welcome too.',
    'We look forward to seeing you.',
  ]),
  message('reminder remind', [
    'This is a friendly reminder.',
    'Please see to it in the next days if you have not done so yet.',
    'Let us know if you need anything from us.',
    'If it is done already, please ignore this message.',
    'Thank you for your help.',
  ]),
  message('congratulation congratulate birthday anniversary wish wedding', [
    'Warm congratulations and all the best to you.',
    'May the year ahead bring you health and joy.',
    'We hope that you have a wonderful day.',
    'You have earned it.',
    'We are glad to have you with us.',
  ]),
  message('welcome greeting newcomer onboarding', [
    'A warm welcome to you.',
    'We are glad that you are here.',
    'Please ask whenever there is something that you need.',
    'The first days are for looking around.',
    'We look forward to working with you.',
  ]),
  message('slogan tagline motto headline catchphrase', [
    'Made for you, made to last!',
    'Good things begin here.',
    'Simply better, every day.',
    'Your way, our work.',
    'Come as you are.',
  ]),
  message(
    'advert advertisement ad promotion flyer caption tweet post announcement announce description blurb pitch',
    [
      'Something new is here, and it is made for you.',
      'Come and see for yourself.',
      'It is simple, useful and well made.',
      'Tell your friends about it.',
      'We look forward to hearing from you.',
    ],
  ),
  message('complaint complain', [
    'I am writing because I am not satisfied.',
    'It is not what was agreed.',
    'I ask you to put it right soon.',
    'Please tell me how you will do so.',
    'I look forward to your answer.',
  ]),
  message('story tale fable anecdote', [
    'Once there was somebody who wanted to know what lay beyond the hill.',
    'One morning the road was dry, and so the journey began.',
    'On the way there were strangers, and some of them became friends.',
    'Beyond the hill there was another hill.',
    'They all laughed, and walked home together.',
  ]),
  message('email mail letter reply message note response text', [
    'Thank you for your message.',
    'I have read it and will see to it.',
    'You will hear from me as soon as there is news.',
    'Please tell me if anything changes in the meantime.',
    'I wish you a good day.',
  ]),
]
const asksForText = /\b(?:write|draft|compose|create|make|give|suggest|send|come up with|invent|tell)\b/i

/** Sentences of the kind of message that a request wants written; undefined where it wants none that is known. */
export function messageFor(asked: string, words: readonly string[]): readonly string[] | undefined {
  if (!asksForText.test(asked)) return undefined
  const stems = new Set(words.map(stem))
  if (/\bout[- ]of[- ]office\b/i.test(asked)) return messages[0]?.sentences
  return messages.slice(1).find(({ names }) => [...names].some(name => stems.has(name)))?.sentences
}
