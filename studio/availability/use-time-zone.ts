import {API_VERSION, DEFAULT_TIME_ZONE, isTimeZone} from '@reader-article/content'

import {useLiveQuery} from './use-live-query.ts'

const TIME_ZONE_QUERY = {
  groq: '*[_id == "settings"][0].timeZone',
  options: {apiVersion: API_VERSION, perspective: 'published', tag: 'time-zone'},
} as const

/** Subscribes to the organisation's time zone from the settings; undefined until it is loaded. */
export function useTimeZone(): string | undefined {
  const {result, hasFailed} = useLiveQuery<unknown>(TIME_ZONE_QUERY)
  if (result === undefined && !hasFailed) {
    return undefined
  }
  return isTimeZone(result) ? result : DEFAULT_TIME_ZONE
}
