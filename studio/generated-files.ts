import {join} from 'node:path'

/** The environment variable with another folder for generated files, which are then compared with the committed files. */
export const OUTPUT_FOLDER_VARIABLE = 'READER_ARTICLE_GENERATE_INTO'

const outputFolder = process.env[OUTPUT_FOLDER_VARIABLE]

/** The generated files that are committed, relative to the Studio's folder. */
export const COMMITTED_PATHS = {
  schema: 'schema.generated.json',
  types: '../packages/content/src/sanity.generated.ts',
}

/** The paths to write generated files to, relative to the Studio's folder. */
export const OUTPUT_PATHS = outputFolder
  ? {
      schema: join(outputFolder, 'schema.generated.json'),
      types: join(outputFolder, 'sanity.generated.ts'),
    }
  : COMMITTED_PATHS

/** The sources in which TypeGen looks for GROQ queries, relative to the Studio's folder. */
export const QUERY_SOURCES = [
  '../packages/content/src/**/*.ts',
  '../packages/reader-article/src/**/*.ts',
]
