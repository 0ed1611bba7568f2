import {useState} from 'react'

let kept = ''

/**
 * The text that the board is searched by. It stays while an editor looks something up in another tool, and if Sanity
 * mounts the tools again, which would otherwise show other readers than those about to be switched.
 */
export function useKeptSearch(): readonly [string, (search: string) => void] {
  const [search, setSearch] = useState(kept)
  const keep = (next: string) => {
    kept = next
    setSearch(next)
  }
  return [search, keep]
}
