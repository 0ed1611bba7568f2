import {type EmbedOptions, readEmbedOptions} from '../embed/embed-options.ts'

/** How a fragment shows an article or a reader. */
export interface FragmentOptions extends EmbedOptions {
  /** The level of the title, 1 to 6; undefined for the default. */
  readonly headingLevel: number | undefined
}

/** Reads the options in the query of `/fragments/…`; returns a message if one is not valid. */
export function readFragmentOptions(
  query: Readonly<Record<string, string>>,
): FragmentOptions | string {
  const options = readEmbedOptions(query)
  if (typeof options === 'string') {
    return options
  }
  const {'heading-level': level = ''} = query
  return /^[1-6]?$/.test(level)
    ? {...options, headingLevel: level === '' ? undefined : Number(level)}
    : `heading-level ${JSON.stringify(level)} is not a level. Use a number from 1 to 6.`
}
