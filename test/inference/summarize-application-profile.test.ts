import { expect, test } from 'vitest'
import { summarizeApplicationProfile } from '../../src/inference/summarize-application-profile.ts'

test('a stored profile as the control plane shows it', () => {
  const at = new Date(0)
  const modelArn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'
  expect(
    summarizeApplicationProfile({
      id: 'abc',
      arn: 'arn:of-it',
      name: 'mine',
      status: 'ACTIVE',
      revision: 1,
      createdAt: at,
      updatedAt: at,
      document: { copiedFrom: modelArn, models: [modelArn] },
    }),
  ).toEqual({
    inferenceProfileId: 'abc',
    inferenceProfileArn: 'arn:of-it',
    inferenceProfileName: 'mine',
    models: [{ modelArn }],
    status: 'ACTIVE',
    type: 'APPLICATION',
    createdAt: at,
    updatedAt: at,
  })
})
