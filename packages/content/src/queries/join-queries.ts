import type {Query, QueryParameters} from './query-url.ts'

/**
 * One question in place of several that show the same of what they find: `[*[…][0], *[…][0]]{…}`.
 *
 * @param questions - Each finds one document and shows it: `*[…][0]{…}`.
 * @returns A question whose answer is the list of their answers, null where one finds nothing.
 */
export function joinQueries(questions: readonly Query[]): Query {
  const joined: Record<string, QueryParameters[string]> = {}
  let shown = ''
  const found = questions.map((question, index) => {
    const {query, parameters} = question
    shown = projectionOf(question)
    for (const name in parameters) {
      joined[name + index] = parameters[name] ?? ''
    }
    return query.slice(0, -shown.length).replace(/\$\w+/g, `$&${index}`)
  })
  return {query: `[${found.join()}]${shown}`, parameters: joined}
}

/** What a question shows of the document that it finds: all that follows the first `[0]`. */
export function projectionOf({query}: Query): string {
  return query.slice(query.indexOf('[0]') + 3)
}
