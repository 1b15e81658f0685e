import { describe, expect, test } from 'vitest'
import { loadDescriptions, type ServiceName } from '../../src/wire/api.ts'
import { compilePattern } from '../../src/wire/pattern.ts'

const account = '123456789012'
const uuid = '1c4b4b1e-7f5a-4c8e-9d2b-3a6f0e8d7c5b'
const bedrock = (resource: string): string => `arn:aws:bedrock:us-east-1:${account}:${resource}`

/** One real ARN of every kind that the service authorization reference lists, or that Bedrock is handed. */
const arns = [
  'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
  bedrock('inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0'),
  bedrock('application-inference-profile/7f6boiz8ouih'),
  bedrock('provisioned-model/sjd2v3c5xird'),
  bedrock('custom-model/amazon.nova-lite-v1:0:256k/sjd2v3c5xird'),
  bedrock('custom-model-deployment/sjd2v3c5xird'),
  bedrock('imported-model/sjd2v3c5xird'),
  bedrock('agent/ABCDEFGHIJ'),
  bedrock('agent-alias/ABCDEFGHIJ/TSTALIASID'),
  bedrock('knowledge-base/ABCDEFGHIJ'),
  bedrock('guardrail/gr1234567890'),
  bedrock('guardrail-profile/us.guardrail.v1:0'),
  bedrock('prompt-router/sjd2v3c5xird'),
  bedrock('default-prompt-router/anthropic.claude:1'),
  bedrock('async-invoke/sjd2v3c5xird'),
  bedrock('prompt/ABCDEFGHIJ:1'),
  bedrock('flow/ABCDEFGHIJ'),
  bedrock('flow/ABCDEFGHIJ/alias/KLMNOPQRST'),
  bedrock(`flow/ABCDEFGHIJ/alias/KLMNOPQRST/execution/${uuid}`),
  bedrock(`session/${uuid}`),
  bedrock('model-customization-job/amazon.nova-lite-v1:0:256k/sjd2v3c5xird'),
  bedrock('model-invocation-job/sjd2v3c5xird'),
  bedrock('evaluation-job/sjd2v3c5xird'),
  bedrock('model-copy-job/sjd2v3c5xird'),
  bedrock('model-import-job/sjd2v3c5xird'),
  bedrock('automated-reasoning-policy/sjd2v3c5xird:1'),
  bedrock('advanced-prompt-optimization-job/sjd2v3c5xird'),
  `arn:aws:iam::${account}:role/service-role/Bedrock`,
  `arn:aws:lambda:us-east-1:${account}:function:handler`,
  `arn:aws:kms:us-east-1:${account}:key/${uuid}`,
  'arn:aws:s3:::a-bucket',
  `arn:aws:sagemaker:us-east-1:${account}:flow-definition/review`,
  `arn:aws:sagemaker:us-east-1:${account}:model-package/a-model/1`,
  'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/a-model/1.0.0',
  `arn:aws:neptune-graph:us-east-1:${account}:graph/g-abcdefghij`,
  `arn:aws:kendra:us-east-1:${account}:index/${uuid}`,
  `arn:aws:rds:us-east-1:${account}:cluster:a-cluster`,
  `arn:aws:es:us-east-1:${account}:domain/a-domain`,
  `arn:aws:aoss:us-east-1:${account}:collection/sjd2v3c5xird`,
  `arn:aws:secretsmanager:us-east-1:${account}:secret:a-secret-AbCdEf`,
  `arn:aws:lex:us-east-1:${account}:bot-alias/ABCDEFGHIJ/TSTALIASID`,
  `arn:aws:redshift-serverless:us-east-1:${account}:workgroup/${uuid}`,
]

const patternOf = (service: ServiceName, shape: string): string => {
  const description = loadDescriptions().find(candidate => candidate.service === service)
  const pattern = description?.shapes[shape]?.constraints?.pattern
  if (pattern === undefined) throw new Error(`${shape} of ${service} has no pattern`)
  return pattern
}

describe.each(loadDescriptions())('$service', ({ shapes }) => {
  test('every pattern of ARNs accepts a real one, within its length', () => {
    const patterns = Object.entries(shapes).flatMap(([name, { constraints }]) =>
      constraints?.pattern?.includes('arn') ? [{ name, ...constraints, pattern: constraints.pattern }] : [],
    )
    const impossible = patterns.filter(({ pattern, min = 0, max = Number.POSITIVE_INFINITY }) => {
      const matches = compilePattern(pattern)
      return !arns.some(arn => arn.length >= min && arn.length <= max && matches(arn))
    })
    expect(patterns.length).toBeGreaterThan(3)
    expect(impossible.map(({ name }) => name)).toEqual([])
  })
})

test.each<[ServiceName, string, string[]]>([
  [
    'bedrock-agent',
    'TaggableResourcesArn',
    ['agent/', 'agent-alias/', 'knowledge-base/', 'flow/ABCDEFGHIJ', 'prompt/'],
  ],
  ['bedrock-agent-runtime', 'TaggableResourcesArn', ['session/']],
  ['bedrock', 'PromptRouterArn', ['prompt-router/', 'default-prompt-router/']],
  [
    'bedrock-runtime',
    'ConversationalModelId',
    ['prompt-router/', 'prompt/', 'application-inference-profile/'],
  ],
  ['bedrock-agent', 'FlowAliasArn', ['flow/ABCDEFGHIJ/alias/KLMNOPQRST']],
])('%s %s accepts each of its kinds, and no other text', (service, shape, kinds) => {
  const matches = compilePattern(patternOf(service, shape))
  for (const kind of kinds)
    expect(arns.filter(arn => arn.includes(`:${kind}`) && matches(arn))).not.toEqual([])
  expect(matches(`${account}:agent/ABCDEFGHIJ !`)).toBe(false)
})

test.each<[ServiceName, string, string, string]>([
  ['bedrock-agent-runtime', 'DocumentId', 'handbook/Überblick 1.pdf', 'line\nfeed'],
  ['bedrock-agent', 'FlowKnowledgeBaseId', '', 'AB-1'],
  ['bedrock-agent', 'ResourcePolicy', '{\n  "Version": "2012-10-17"\n}', '\u0007'],
  ['bedrock-agent-runtime', 'QueryGenerationInputTextString', 'How many orders? '.repeat(1000), ' '],
  ['bedrock', 'GuardrailVersion', 'DRAFT', 'DRAFTS'],
])('%s %s accepts its own and refuses the rest', (service, shape, valid, invalid) => {
  const matches = compilePattern(patternOf(service, shape))
  expect(matches(valid)).toBe(true)
  expect(matches(invalid)).toBe(false)
})
