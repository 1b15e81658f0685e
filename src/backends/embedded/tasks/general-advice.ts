import { stem } from '../language/stem.ts'

/** What holds of nearly any undertaking, said of a topic: `{}` stands for it. */
export interface GeneralAdvice {
  /** Stems of the words that ask for it. */
  readonly names: ReadonlySet<string>
  readonly items: readonly string[]
}

const advice = (names: string, items: readonly string[]): GeneralAdvice => ({
  names: new Set(names.split(' ').map(stem)),
  items,
})

export const generalAdvice: readonly GeneralAdvice[] = [
  advice('step instruction procedure stage recipe', [
    'Decide what {} is to lead to.',
    'Gather what is needed for {}.',
    'Read the instructions that come with it.',
    'Begin with the part that everything else needs.',
    'Work through the rest in small parts, checking each.',
    'Test the result.',
    'Put right what is not as it should be.',
    'Clean up, and note what to do better next time.',
  ]),
  advice('check checklist thing consider bring pack prepare remember inspect look know', [
    'The total cost of {}, with everything that is added later.',
    'The condition of everything that belongs to {}.',
    'The terms in writing: who does what, by when, and how to get out.',
    'The people concerned, and what others say of them.',
    'The place: how to get there, and what is around it.',
    'The time that {} takes, with some to spare.',
    'The papers that are needed for {}.',
    'What to do if something goes wrong.',
  ]),
  advice('reason benefit advantage pro argument upside strength plus why', [
    '{} may save time or money in the long run.',
    '{} can be good for health or mood.',
    '{} teaches something new.',
    '{} brings people together.',
    '{} can be begun in a small way.',
    '{} leaves more choices for later.',
    'Others who know {} can help.',
    'The cost of trying {} is often low.',
  ]),
  advice('risk disadvantage con drawback downside mistake problem challenge danger pitfall weakness error', [
    '{} may cost more than expected.',
    '{} may take longer than planned.',
    '{} asks for skills that first have to be learnt.',
    'Too much may be begun at once.',
    'What others need from {} is easily forgotten.',
    'Nobody may feel responsible for {}.',
    'Small faults may be noticed too late.',
    'There may be no plan for the case that it fails.',
  ]),
  advice('question ask interview faq', [
    'What is the aim of {}?',
    'Who is responsible for {}?',
    'What does {} cost, all in all?',
    'When does it begin, and when is it done?',
    'What has gone wrong with {} before?',
    'How will success be measured?',
    'What is needed to begin?',
    'Who can help if there are problems?',
  ]),
  advice('idea activity game theme gift present topic suggestion event option example way method strategy', [
    'A small version of {}, with a few people, to see what they like.',
    'Something outdoors, if the weather allows.',
    'Something that the guests or users make themselves.',
    'A quiz or a contest on a subject that everybody knows.',
    'Something to eat or drink that goes with {}.',
    'Music or a story that fits {}.',
    'A keepsake that everybody takes home.',
    'A surprise at the end.',
  ]),
  advice('tip advice hint recommendation trick habit rule best practice improve', [
    'Decide what you want from {}, and write it down.',
    'Start small: change one thing at a time.',
    'Choose a fixed time for {}, and keep to it every day.',
    'Remove what distracts you or gets in the way.',
    'Prepare beforehand what you need for {}.',
    'Ask somebody who has experience with {}.',
    'Note what helps and what does not, and look at it after two weeks.',
    'Be patient: most changes take some time to show.',
  ]),
]
