import {API_VERSION} from '@reader-article/content'
import {createContext, use, useMemo} from 'react'
import {definePlugin, type LayoutProps, useClient} from 'sanity'

import type {Environment} from './environment.ts'

const CLIENT = {apiVersion: API_VERSION}

/** What the desk cannot read from the workspace. */
export type DeskAddresses = Pick<Environment, 'elementsAddress' | 'siteAddress'>

const Addresses = createContext<DeskAddresses>({elementsAddress: undefined, siteAddress: undefined})

/** Tells the desk where the elements' scripts are, and the website. */
export const deskAddresses = definePlugin<DeskAddresses>((addresses) => ({
  name: 'reader-article/addresses',
  studio: {
    components: {
      layout: (props: LayoutProps) => (
        <Addresses value={addresses}>{props.renderDefault(props)}</Addresses>
      ),
    },
  },
}))

/** Returns where the content of the open workspace is, the elements' scripts, and the website. */
export function useEnvironment(): Environment {
  const addresses = use(Addresses)
  const {projectId = '', dataset = '', apiHost, isDefaultApi} = useClient(CLIENT).config()
  const lakeAddress = isDefaultApi ? undefined : apiHost
  return useMemo(
    () => ({...addresses, projectId, dataset, lakeAddress}),
    [addresses, projectId, dataset, lakeAddress],
  )
}
