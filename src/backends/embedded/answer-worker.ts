import { answerTasks } from '../../workers/answer-tasks.ts'
import { answer } from './answer.ts'

answerTasks(answer)
