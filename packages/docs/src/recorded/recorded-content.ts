import {evaluate, parse} from 'groq-js'

/** A document of the recorded content. */
export interface RecordedDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** The published documents of the sample content, which are queried as in a Lake. */
export class RecordedContent {
  readonly #documents: Map<string, RecordedDocument>

  constructor(documents: readonly RecordedDocument[]) {
    this.#documents = new Map(documents.map((document) => [document._id, document]))
  }

  /** Returns the response to the URL of a query. */
  async respond(url: URL): Promise<Response> {
    const params: Record<string, unknown> = {}
    for (const [name, value] of url.searchParams) {
      if (name.startsWith('$')) {
        params[name.slice(1)] = JSON.parse(value)
      }
    }
    const tree = parse(url.searchParams.get('query') ?? '', {params})
    const value = await evaluate(tree, {dataset: [...this.#documents.values()], params})
    // Without tags, every event is relevant to every element.
    return Response.json({result: await value.get(), ms: 1, syncTags: []})
  }

  /** Gives a reader another status; false if there is no such reader or status. */
  switchStatus(pin: string, label: string): boolean {
    const documents = [...this.#documents.values()]
    const reader = documents.find(({_type, pin: own}) => _type === 'reader' && own === pin)
    const status = documents.find(({_type, label: own}) => _type === 'status' && own === label)
    const availability = reader && this.#documents.get(`availability-${reader._id}`)
    if (!status || !availability) {
      return false
    }
    this.#documents.set(availability._id, {
      ...availability,
      status: {_type: 'reference', _ref: status._id},
      since: new Date().toISOString(),
    })
    return true
  }
}
