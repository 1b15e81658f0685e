/** What a kind of stored resource is. One file of `src/resources/` for each. */
export interface ResourceType<Document> {
  /** As its ARN says it: `arn:aws:bedrock:REGION:ACCOUNT:` + kind + `/` + id. */
  readonly kind: string
  /** Of the documents written now. */
  readonly version: number
  /** By the version of an older document, what makes the next one of it. */
  readonly upgrades?: Readonly<Record<number, (document: never) => unknown>>
  /** Whether no two of an account and Region may have the same name. */
  readonly namesAreUnique?: boolean
  /** What a taken name is refused with, where AWS's sentence is known. */
  readonly takenName?: (name: string) => string
  /** For ids that the caller does not give. */
  readonly newId?: () => string
  /** Only for the compiler: nothing is stored here. */
  readonly document?: Document
}

/** Whose resource: the caller's account, and the Region of the request. */
export interface Owner {
  readonly account: string
  readonly region: string
}

export interface Resource<Document> {
  readonly id: string
  readonly arn: string
  readonly name: string | undefined
  readonly status: string
  /** Counts the changes. */
  readonly revision: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly document: Document
}

export interface Owned<Document> {
  readonly owner: Owner
  readonly resource: Resource<Document>
}

export interface Draft<Document> {
  /** Where the caller gives it; otherwise the type's `newId`. */
  readonly id?: string
  readonly name?: string | undefined
  readonly status: string
  readonly document: Document
  readonly tags?: Tags | undefined
  /** The request's client token and everything else it asked for: the same twice is one resource. */
  readonly once?: { readonly token: string | undefined; readonly input: object }
}

export type Tags = readonly { readonly key: string; readonly value: string }[]

export interface ListOptions<Document> {
  readonly maxResults?: number | undefined
  /** Of the page before. @throws ValidationException for one that this list did not give. */
  readonly nextToken?: string | undefined
  /** Newest first unless `ascending`. */
  readonly order?: 'ascending' | 'descending' | undefined
  readonly where?: (resource: Resource<Document>) => boolean
}

export interface Page<Document> {
  readonly items: readonly Resource<Document>[]
  readonly nextToken?: string
}

export interface Change<Document> {
  readonly name?: string
  readonly status?: string
  readonly document?: Document
}

/** The stored resources of one type. An identifier is an id or an ARN. */
export interface Resources<Document> {
  /** @throws ConflictException for a taken name, or a client token that came with another request. */
  create(owner: Owner, draft: Draft<Document>): Promise<Resource<Document>>
  find(owner: Owner, identifier: string): Promise<Resource<Document> | undefined>
  /**
   * What an earlier request with this client token made.
   * @throws ConflictException where it was another request.
   */
  madeBefore(owner: Owner, once: Draft<Document>['once']): Promise<Resource<Document> | undefined>
  /** Of all owners, in the order of their creation: what a server goes on with when it starts. */
  withStatus(statuses: readonly string[]): Promise<readonly Owned<Document>[]>
  /** @throws ResourceNotFoundException */
  get(owner: Owner, identifier: string): Promise<Resource<Document>>
  /** What is created meanwhile neither repeats nor hides an item of a later page. */
  list(owner: Owner, options?: ListOptions<Document>): Promise<Page<Document>>
  /**
   * @param revision what the change is based on; any where absent.
   * @throws ResourceNotFoundException, ConflictException where it has been changed since.
   */
  update(
    owner: Owner,
    identifier: string,
    change: Change<Document>,
    revision?: number,
  ): Promise<Resource<Document>>
  /** With its tags. @throws ResourceNotFoundException */
  delete(owner: Owner, identifier: string): Promise<void>
}

/** All resources, and the tags on them. */
export interface ResourceStore {
  of<Document>(type: ResourceType<Document>): Resources<Document>
  readonly tags: {
    /** @throws ResourceNotFoundException where the caller has no such resource. */
    list(owner: Owner, arn: string): Promise<Tags>
    /** @throws TooManyTagsException over 50. */
    add(owner: Owner, arn: string, tags: Tags): Promise<void>
    remove(owner: Owner, arn: string, keys: readonly string[]): Promise<void>
  }
}
