import {API_VERSION} from '@reader-article/content'
import {createContext, use, useMemo} from 'react'
import {definePlugin, type LayoutProps, useClient} from 'sanity'

import type {Environment} from './environment.ts'

const CLIENT = {apiVersion: API_VERSION}

const ElementsAddress = createContext<string | undefined>(undefined)

/** Tells the desk the URL of the folder with the elements' scripts. */
export const elementsAddress = definePlugin<string | undefined>((address) => ({
  name: 'reader-article/elements-address',
  studio: {
    components: {
      layout: (props: LayoutProps) => (
        <ElementsAddress value={address}>{props.renderDefault(props)}</ElementsAddress>
      ),
    },
  },
}))

/** Returns where the content of the open workspace is, and where the elements' scripts are. */
export function useEnvironment(): Environment {
  const elements = use(ElementsAddress)
  const {projectId = '', dataset = '', apiHost, isDefaultApi} = useClient(CLIENT).config()
  const lakeAddress = isDefaultApi ? undefined : apiHost
  return useMemo(
    () => ({projectId, dataset, lakeAddress, elementsAddress: elements}),
    [projectId, dataset, lakeAddress, elements],
  )
}
