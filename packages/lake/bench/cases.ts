import {FILMS_OF_DIRECTOR, FILMS_OF_STUDIO, FILMS_WITH_WORD, type Films} from './films.ts'

/** A kind of request whose key is drawn at random for every request. */
export interface BenchCase {
  readonly name: string
  readonly description: string
  /** The part of the requests of the hello server that the Lake should reach. */
  readonly goal: number
  /** Returns the path of the next request. */
  createPath(): string
  /** Returns true if a response body is the right one for its path. */
  isRight(body: unknown, path: string): boolean
}

const CARD = '{_id, title, slug, releasedAt, director->{name}}'
const PATH = '/v2026-09-01/data'

/** Creates all cases. `draw` returns a random whole number below its argument. */
export function createCases(films: Films, draw: (count: number) => number): readonly BenchCase[] {
  const drawFilm = (): number => draw(films.count)
  return [
    {
      name: 'id',
      description: 'by id, the whole document',
      goal: 0.3,
      createPath: createQueryPath('*[_id == $id][0]', 'id', () => films.idOf(drawFilm())),
      isRight: (body, path) =>
        path.includes(encodeURIComponent(JSON.stringify(read(body, 'result', '_id')))),
    },
    {
      name: 'doc',
      description: 'GET /data/doc by id',
      goal: 0.3,
      createPath: () => `${PATH}/doc/production/${films.idOf(drawFilm())}`,
      isRight: (body, path) => path.endsWith(`/${String(read(body, 'documents', 0, '_id'))}`),
    },
    {
      name: 'slug',
      description: 'by slug, with its director',
      goal: 0.22,
      createPath: createQueryPath(
        '*[_type == "film" && slug.current == $slug][0]{..., director->}',
        'slug',
        () => films.slugOf(drawFilm()),
      ),
      isRight: (body, path) =>
        path.includes(
          encodeURIComponent(JSON.stringify(read(body, 'result', 'slug', 'current'))),
        ) && typeof read(body, 'result', 'director', 'name') === 'string',
    },
    {
      name: 'latest',
      description: 'latest 20 as cards',
      goal: 0.15,
      createPath: createQueryPath(`*[_type == "film"] | order(releasedAt desc)[0...20]${CARD}`),
      isRight: (body) => areCards(body, 20),
    },
    {
      name: 'latest-of-director',
      description: "one director's latest 20 as cards",
      goal: 0.15,
      createPath: createQueryPath(
        `*[_type == "film" && director._ref == $director] | order(releasedAt desc)[0...20]${CARD}`,
        'director',
        () => films.directorIdOf(draw(films.directorCount)),
      ),
      isRight: (body) => areCards(body, Math.min(20, FILMS_OF_DIRECTOR)),
    },
    {
      name: 'references',
      description: 'references() of 20',
      goal: 0.15,
      createPath: createQueryPath('*[references($id)]{_id, _type, title, slug}', 'id', () =>
        films.studioIdOf(draw(films.studioCount)),
      ),
      isRight: (body) => lengthOf(read(body, 'result')) === FILMS_OF_STUDIO,
    },
    {
      name: 'count',
      description: 'count of a type',
      goal: 0.35,
      createPath: createQueryPath('count(*[_type == "film"])'),
      isRight: (body) => read(body, 'result') === films.count,
    },
    {
      name: 'word',
      description: 'a word that is in 20 documents',
      goal: 0.08,
      createPath: createQueryPath(
        '*[_type == "film" && pt::text(body) match $word]{_id, title, slug}',
        'word',
        () => films.rareWordOf(draw(films.wordCount)),
      ),
      isRight: (body) => lengthOf(read(body, 'result')) === FILMS_WITH_WORD,
    },
  ]
}

/** Creates the path of a query as `@sanity/client` does. */
function createQueryPath(query: string, parameter?: string, draw?: () => string): () => string {
  const start = `${PATH}/query/production?query=${encodeURIComponent(query)}`
  const end = '&returnQuery=false&perspective=published'
  if (parameter === undefined || !draw) {
    return () => start + end
  }
  return () => `${start}&%24${parameter}=${encodeURIComponent(JSON.stringify(draw()))}${end}`
}

function areCards(body: unknown, count: number): boolean {
  const result = read(body, 'result')
  if (!Array.isArray(result) || result.length !== count) {
    return false
  }
  const dates = result.map((card) => String(read(card, 'releasedAt')))
  return (
    result.every((card) => typeof read(card, 'director', 'name') === 'string') &&
    dates.every((date, index) => index === 0 || date <= (dates[index - 1] ?? ''))
  )
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined
}

/** Returns the value at a path of parsed JSON; undefined if there is none. */
function read(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? Object.getOwnPropertyDescriptor(current, key)?.value
        : undefined,
    value,
  )
}
