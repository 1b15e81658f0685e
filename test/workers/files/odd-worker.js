import { answerTasks } from '../../../dist/workers/answer-tasks.js'

/** Does what it is told: doubles a number, fails, never ends, or ends its thread. */
answerTasks(input => {
  if (input === 'fail') throw new RangeError('on purpose')
  if (input === 'hang') for (;;);
  if (input === 'die') process.exit(3)
  return input * 2
})
