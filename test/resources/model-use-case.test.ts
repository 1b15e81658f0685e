import { expect, test } from 'vitest'
import { ownerOfUseCase } from '../../src/resources/model-use-case.ts'

test('the form is of the account, whatever the Region', () => {
  const account = '123456789012'
  expect(ownerOfUseCase({ account, region: 'eu-west-1' })).toEqual(
    ownerOfUseCase({ account, region: 'us-east-1' }),
  )
})
