import { gradeExtraction } from './extraction.js'
import { gradeLabels } from './labels.js'
import { gradeQuestions } from './questions.js'
import { gradeRewriting } from './rewriting.js'
import { gradeShape } from './shape.js'
import { gradeSummaries } from './summaries.js'
import { gradeTools } from './tools.js'

/** By task: `(expected, answer, said) => misses`; no miss, and the case is passed. */
export const graders = {
  shape: gradeShape,
  labels: gradeLabels,
  extraction: gradeExtraction,
  tools: gradeTools,
  questions: gradeQuestions,
  summaries: gradeSummaries,
  rewriting: gradeRewriting,
}
