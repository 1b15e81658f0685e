import { resourceNotFoundException } from '../errors.ts'
import type { Catalogue, FoundationModel } from './catalogue.ts'

/** A model of the catalogue by its ID or ARN, for the control plane. @throws ResourceNotFoundException */
export const findModel = (catalogue: Catalogue, identifier: string): FoundationModel => {
  const id = identifier.slice(identifier.lastIndexOf('/') + 1)
  const model = catalogue.find(id)
  if (model !== undefined) return model
  throw resourceNotFoundException(
    'Could not resolve the foundation model from the provided model identifier.',
    { hint: `'${id}' is not in the catalogue. ListFoundationModels lists what is.` },
  )
}
