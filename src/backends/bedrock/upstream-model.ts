/**
 * What Bedrock is asked for: the model that the route names, else what the client called the model by, for a model
 * that only a profile reaches cannot be called by its own ID.
 *
 * @param modelId the route's own name for the model, or the foundation model's ID.
 * @param profile the foundation model's ID, or that of a cross-region profile of it.
 */
export const upstreamModel = (modelId: string, profile: string | undefined): string =>
  profile?.endsWith(`.${modelId}`) ? profile : modelId

/** As a label of a path: everything but unreserved characters is encoded. */
export const toLabel = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
