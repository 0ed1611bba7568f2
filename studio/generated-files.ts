import {join} from 'node:path'

/** The environment variable that sends generated files into a folder of their own, to be compared. */
export const GENERATE_INTO = 'READER_ARTICLE_GENERATE_INTO'

const into = process.env[GENERATE_INTO]

/** The generated files that are committed, relative to the Studio's folder. */
export const COMMITTED = {
  schema: 'schema.generated.json',
  types: '../packages/content/src/sanity.generated.ts',
}

/** Where generated files are written, relative to the Studio's folder. */
export const GENERATED = into
  ? {schema: join(into, 'schema.generated.json'), types: join(into, 'sanity.generated.ts')}
  : COMMITTED

/** Where GROQ queries are found, relative to the Studio's folder. */
export const QUERY_SOURCES = [
  '../packages/content/src/**/*.ts',
  '../packages/reader-article/src/**/*.ts',
]
