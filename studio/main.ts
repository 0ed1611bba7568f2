import '@fontsource-variable/inter/opsz-italic.css'
import '@fontsource-variable/inter/opsz.css'
import {renderStudio} from 'sanity'

import {environment} from './environment.ts'
import {stayOnThisMachine} from './lake/stay-on-this-machine.ts'
import config from './sanity.config.ts'

if (environment.lake) {
  stayOnThisMachine([environment.lake])
}

renderStudio(document.querySelector<HTMLElement>('#sanity'), config, {reactStrictMode: false})
