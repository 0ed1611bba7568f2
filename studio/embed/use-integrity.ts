import {isRecord} from '@reader-article/content'
import {useEffect, useState} from 'react'

/** The hashes of scripts by file name; null if they cannot be loaded, undefined while they are loading. */
export type Integrity = Readonly<Record<string, string>> | null | undefined

/** Loads `integrity.json` from a folder of scripts; null for undefined. */
export function useIntegrity(folder: string | undefined): Integrity {
  const [loaded, setLoaded] = useState<{readonly folder: string; readonly hashes: Integrity}>()
  useEffect(() => {
    if (folder === undefined) {
      return undefined
    }
    const controller = new AbortController()
    const load = async () => {
      const hashes = await loadHashes(`${folder}/integrity.json`, controller.signal)
      if (!controller.signal.aborted) {
        setLoaded({folder, hashes})
      }
    }
    void load()
    return () => controller.abort()
  }, [folder])
  if (folder === undefined) {
    return null
  }
  return loaded?.folder === folder ? loaded.hashes : undefined
}

async function loadHashes(url: string, signal: AbortSignal): Promise<Integrity> {
  try {
    const response = await fetch(url, {signal})
    const body: unknown = response.ok ? await response.json() : undefined
    const entries = Object.entries(isRecord(body) ? body : {}).flatMap(([name, hash]) =>
      typeof hash === 'string' && /^sha384-[\w+/=]+$/u.test(hash) ? [[name, hash] as const] : [],
    )
    return entries.length > 0 ? Object.fromEntries(entries) : null
  } catch {
    return null
  }
}
