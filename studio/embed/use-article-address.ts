import {API_VERSION, articleAddress, readSettings} from '@reader-article/content'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'

import type {EmbedSubject} from './embed-subject.ts'

const QUERY = '*[_type == "settings" && !(_id in path("drafts.**"))][0]{articlePath}'

/** Returns the full address of an article on the organisation's site; '' if the settings have none, and for readers. */
export function useArticleAddress({kind, key}: EmbedSubject): string {
  const client = useClient({apiVersion: API_VERSION})
  const [settings, setSettings] = useState<unknown>()
  useEffect(() => {
    const subscription = client.observable
      .fetch<unknown>(QUERY, {}, {perspective: 'published'})
      // Without the settings, somebody can still enter the address.
      .subscribe({next: setSettings, error: () => setSettings(undefined)})
    return () => subscription.unsubscribe()
  }, [client])
  return kind === 'article'
    ? articleAddress({slug: key}, {articlePath: '', settings: readSettings(settings)})
    : ''
}
