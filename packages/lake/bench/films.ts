/** Number of films of each director, and of films that refer to each studio and contain each rare word. */
export const FILMS_OF_DIRECTOR = 25
export const FILMS_OF_STUDIO = 20
export const FILMS_WITH_WORD = 20

const BLOCKS = 22
const WORDS_OF_BLOCK = 50
const VOCABULARY_SIZE = 2000
const SYLLABLES = ['ba', 'den', 'fo', 'gil', 'ka', 'lor', 'mi', 'nu', 'pas', 'rel', 'so', 'tur']
/** Milliseconds between the releases of two consecutive films. */
const RELEASE_INTERVAL = 61_000
const FIRST_RELEASE = Date.UTC(1960, 0, 1)

/** A number from 0 to `count` - 1 that depends only on the seed; consecutive seeds give unrelated numbers. */
export function pick(seed: number, count: number): number {
  let bits = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x27d4eb2f)
  return ((bits ^ (bits >>> 15)) >>> 0) % count
}

/** The ids, slugs and words of a collection of films. All of them follow from numbers, so nothing must be fetched. */
export class Films {
  readonly count: number
  readonly directorCount: number
  readonly studioCount: number
  readonly wordCount: number
  readonly #vocabulary = Array.from({length: VOCABULARY_SIZE}, (_, index) => createWord(index))

  /** @param count - Number of films: a multiple of 100, so that each director, studio and word has equally many. */
  constructor(count: number) {
    this.count = count
    this.directorCount = count / FILMS_OF_DIRECTOR
    this.studioCount = count / FILMS_OF_STUDIO
    this.wordCount = count / FILMS_WITH_WORD
  }

  idOf(film: number): string {
    return `film-${film}`
  }

  slugOf(film: number): string {
    return `the-film-${film}`
  }

  directorIdOf(director: number): string {
    return `director-${director}`
  }

  studioIdOf(studio: number): string {
    return `studio-${studio}`
  }

  /** Returns a word that no other text contains. */
  rareWordOf(word: number): string {
    // Digits become letters, so that a word is one token.
    return `xq${word.toString().replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}qx`
  }

  /** Creates the directors and studios, which the films refer to. */
  *people(): Iterable<Record<string, unknown>> {
    for (let director = 0; director < this.directorCount; director++) {
      yield {_id: this.directorIdOf(director), _type: 'director', name: `Director ${director}`}
    }
    for (let studio = 0; studio < this.studioCount; studio++) {
      yield {_id: this.studioIdOf(studio), _type: 'studio', name: `Studio ${studio}`}
    }
  }

  /** Creates a film of about 12 KB. */
  create(film: number): Record<string, unknown> {
    const body = Array.from({length: BLOCKS}, (_, block) => this.#createBlock(film, block))
    return {
      _id: this.idOf(film),
      _type: 'film',
      title: `The film ${film}`,
      slug: {_type: 'slug', current: this.slugOf(film)},
      // The order of release is not the order of the ids.
      releasedAt: new Date(
        FIRST_RELEASE + ((film * 7919) % this.count) * RELEASE_INTERVAL,
      ).toISOString(),
      director: createReference(this.directorIdOf(film % this.directorCount)),
      studio: createReference(this.studioIdOf(film % this.studioCount)),
      views: 0,
      body,
    }
  }

  #createBlock(film: number, block: number): Record<string, unknown> {
    const seed = (film * BLOCKS + block) * WORDS_OF_BLOCK
    const words = Array.from(
      {length: WORDS_OF_BLOCK},
      (_, index) => this.#vocabulary[pick(seed + index, VOCABULARY_SIZE)],
    )
    if (block === 0) {
      words[7] = this.rareWordOf(film % this.wordCount)
    }
    return {
      _key: `b${block}`,
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: `s${block}`, _type: 'span', marks: [], text: words.join(' ')}],
    }
  }
}

function createReference(id: string): Record<string, unknown> {
  return {_type: 'reference', _ref: id}
}

function createWord(index: number): string {
  const digits = [index, Math.floor(index / 12), Math.floor(index / 144)]
  return digits.map((digit) => SYLLABLES[digit % SYLLABLES.length] ?? '').join('')
}
