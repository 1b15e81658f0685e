import type { Call } from '../backend.ts'

/**
 * What the upstream calls the model: as the route says, else the setting, else as Bedrock does.
 *
 * @param modelId the route's name where it gives one, else the ID that the call resolved to.
 */
export const modelName = (
  modelId: string,
  { profile }: Pick<Call, 'profile'>,
  setting: string | undefined,
): string => {
  const isRouted = profile !== undefined && profile !== modelId && !profile.endsWith(`.${modelId}`)
  return isRouted ? modelId : (setting ?? modelId)
}
