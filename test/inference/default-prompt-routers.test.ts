import { expect, test } from 'vitest'
import {
  defaultPromptRoutersIn,
  findDefaultPromptRouter,
  isDefaultPromptRouter,
} from '../../src/inference/default-prompt-routers.ts'

const account = '123456789012'
const arn = (region: string, id: string) => `arn:aws:bedrock:${region}:${account}:default-prompt-router/${id}`

test.each([
  ['us-east-1', ['amazon.nova:1', 'anthropic.claude:1', 'meta.llama:1']],
  ['us-west-2', ['anthropic.claude:1', 'meta.llama:1']],
  ['ap-south-1', ['amazon.nova:1']],
  ['eu-west-1', []],
])('%s has those that were seen there', (region, ids) => {
  expect(defaultPromptRoutersIn({ account, region }).map(each => each.arn)).toEqual(
    ids.map(id => arn(region, id)),
  )
})

test('they route among the profiles of their geography, and the more capable model is the fallback', () => {
  const nova = findDefaultPromptRouter(arn('ap-south-1', 'amazon.nova:1'), { account, region: 'ap-south-1' })
  const profile = (model: string) => `arn:aws:bedrock:ap-south-1:${account}:inference-profile/apac.${model}`
  expect(nova).toEqual({
    arn: arn('ap-south-1', 'amazon.nova:1'),
    name: 'Nova Prompt Router',
    document: {
      targets: [
        { arn: profile('amazon.nova-lite-v1:0'), model: 'amazon.nova-lite-v1:0' },
        { arn: profile('amazon.nova-pro-v1:0'), model: 'amazon.nova-pro-v1:0' },
      ],
      fallbackArn: profile('amazon.nova-pro-v1:0'),
      responseQualityDifference: 0,
    },
  })
})

test('the ARN of another account, Region or kind finds none', () => {
  const owner = { account, region: 'us-east-1' }
  expect(findDefaultPromptRouter(arn('us-west-2', 'meta.llama:1'), owner)).toBeUndefined()
  expect(findDefaultPromptRouter(arn('us-east-1', 'no.such:1'), owner)).toBeUndefined()
  const other = arn('us-east-1', 'meta.llama:1').replace(account, '210987654321')
  expect(isDefaultPromptRouter(other)).toBe(true)
  expect(findDefaultPromptRouter(other, owner)).toBeUndefined()
  expect(isDefaultPromptRouter(`arn:aws:bedrock:us-east-1:${account}:prompt-router/meta.llama:1`)).toBe(false)
  expect(isDefaultPromptRouter('amazon.nova-lite-v1:0')).toBe(false)
})
