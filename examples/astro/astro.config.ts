import node from '@astrojs/node'
import {defineConfig} from 'astro/config'

export default defineConfig({
  // An article appears when it is published, not when this app is built.
  output: 'server',
  adapter: node({mode: 'standalone'}),
})
