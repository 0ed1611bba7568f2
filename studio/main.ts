import '@fontsource-variable/inter/opsz-italic.css'
import '@fontsource-variable/inter/opsz.css'
import {renderStudio} from 'sanity'

import {environment} from './environment.ts'
import {blockRemoteRequests} from './lake/block-remote-requests.ts'
import config from './sanity.config.ts'

if (environment.lakeAddress) {
  // The dialog 'Embed' loads the hashes of published scripts from this CDN, but only if somebody chooses it there.
  blockRemoteRequests([environment.lakeAddress, 'https://cdn.jsdelivr.net'])
}

renderStudio(document.querySelector<HTMLElement>('#sanity'), config, {reactStrictMode: false})
