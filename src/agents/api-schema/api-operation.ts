/** One operation of an action group's OpenAPI document, with every reference followed. */
export interface ApiOperation {
  readonly path: string
  /** In capitals. */
  readonly method: string
  readonly operationId?: string
  readonly description: string
  readonly parameters: readonly ApiParameter[]
  readonly requestBody?: ApiBody
  /** `x-requireConfirmation: ENABLED`. */
  readonly requiresConfirmation: boolean
}

export interface ApiParameter {
  readonly name: string
  /** `string`, `number`, `integer`, `boolean`, `array`, `object`. */
  readonly type: string
  readonly description?: string
  readonly isRequired: boolean
  /** JSON Schema of its value, for the model. */
  readonly schema: object
}

export interface ApiBody {
  readonly contentType: string
  readonly isRequired: boolean
  readonly properties: readonly ApiParameter[]
}
