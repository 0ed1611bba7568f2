import {type EmbedOptions, readEmbedOptions} from './embed-options.ts'

/** How a one-file embed shows an article. */
export interface ScriptOptions extends EmbedOptions {
  /** The level of the title, 1 to 6; undefined for the default. */
  readonly headingLevel: number | undefined
  /** True if the status is updated while the page is open, by the elements. */
  readonly live: boolean
}

/** Reads the options in the query of `/embed/….js`; returns a message if one is not valid. */
export function readScriptOptions(query: Readonly<Record<string, string>>): ScriptOptions | string {
  const options = readEmbedOptions(query)
  if (typeof options === 'string') {
    return options
  }
  const {'heading-level': level = '', live} = query
  if (!/^[1-6]?$/.test(level)) {
    return `heading-level ${JSON.stringify(level)} is not a level. Use a number from 1 to 6.`
  }
  if (live !== undefined && !/^(?:true|1)?$/.test(live)) {
    return `live ${JSON.stringify(live)} is not a value. Use live=true, or omit it.`
  }
  return {
    ...options,
    headingLevel: level === '' ? undefined : Number(level),
    live: live !== undefined,
  }
}
